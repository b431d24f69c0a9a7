package org.xentestday.streams;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.streams.StreamsConfig;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.xentestday.model.json.Json;
import org.xentestday.model.result.Candidate;
import org.xentestday.model.result.Facets;
import org.xentestday.model.result.Status;
import org.xentestday.streams.decide.Evidence;
import org.xentestday.streams.decide.History;

class StreamsAppTest {
    private static final int KEPT = History.MOST_ATTEMPTS + History.MOST_OTHERS;
    private static final String NAME = "a".repeat(64);

    @Test
    void the_largest_history_of_a_machine_is_a_value_that_kafka_takes() {
        // given
        History history = History.EMPTY;
        for (int candidate = 1; candidate <= History.MOST_CANDIDATES; candidate++) {
            for (int attempt = 0; attempt < KEPT; attempt++) {
                Status status = attempt < History.MOST_ATTEMPTS ? Status.HOST_LOST : Status.BLOCKED;
                history = history.plus(largest(Candidate.parse("100.100.100-rc" + candidate), attempt, status));
            }
        }

        // when
        Properties properties = StreamsApp.properties(Settings.of(Map.of()));

        // then
        assertThat(history.evidence()).hasSize(History.MOST_CANDIDATES * KEPT);
        int bytes = Json.write(history).length;
        assertThat(List.of(
                        StreamsConfig.producerPrefix(ProducerConfig.MAX_REQUEST_SIZE_CONFIG),
                        StreamsConfig.topicPrefix(TopicConfig.MAX_MESSAGE_BYTES_CONFIG)))
                .extracting(properties::get)
                .allSatisfy(most -> assertThat(most)
                        .asInstanceOf(InstanceOfAssertFactories.INTEGER)
                        .isGreaterThan(bytes));
    }

    private static Evidence largest(Candidate candidate, int attempt, Status status) {
        SortedMap<String, String> facets = new TreeMap<>();
        for (int i = 0; i < 64; i++) {
            facets.put("a%031d".formatted(i), NAME);
        }
        return new Evidence(
                "%040d".formatted(candidate.position() * 1000 + attempt),
                NAME.substring(32),
                NAME,
                NAME.substring(48),
                attempt,
                candidate,
                NAME.substring(24),
                status,
                new Facets(facets),
                NAME,
                Long.MAX_VALUE,
                NAME.substring(48),
                Integer.MAX_VALUE);
    }
}
