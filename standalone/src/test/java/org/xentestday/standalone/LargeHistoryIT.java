package org.xentestday.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xentestday.model.Topics;
import org.xentestday.model.event.BinaryMode;
import org.xentestday.model.event.Event;
import org.xentestday.model.event.EventType;
import org.xentestday.model.fixture.TestMachine;
import org.xentestday.model.result.Facets;
import org.xentestday.model.result.Status;
import org.xentestday.model.verdict.Disposition;
import org.xentestday.standalone.broker.Broker;
import org.xentestday.streams.Settings;
import org.xentestday.streams.StreamsApp;

/** A machine that repeats a test all night, with all the facets that the contract allows. */
final class LargeHistoryIT {
    private static final int ATTEMPTS = 100;

    @TempDir
    Path temp;

    @Test
    void a_history_above_the_megabyte_that_kafka_takes_by_itself_stops_no_decision() throws Exception {
        // given
        TestMachine nightly = TestMachine.named("nightly").with(many());
        List<Event> events = new ArrayList<>();
        for (TestMachine machine : List.of(nightly, TestMachine.named("other"))) {
            events.add(Event.of(
                    EventType.ENROLMENT, machine.kid(), "/test", machine.kid(), TestMachine.NOON, machine.enrolment()));
        }
        for (String candidate : List.of("4.3.0-rc5", "4.3.0-rc6")) {
            for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
                events.add(nightly.event(candidate, "boot", Status.PASS, attempt));
            }
        }
        events.add(TestMachine.named("other").event("4.3.0-rc6", "boot", Status.PASS, 1));

        // when
        try (Broker broker = Broker.start(temp.resolve("broker"));
                StreamsApp _ = StreamsApp.start(new Settings(
                        broker.bootstrapServers(),
                        Map.of(),
                        temp.resolve("state"),
                        1,
                        Duration.ofMillis(500),
                        "127.0.0.1",
                        0))) {
            send(broker.bootstrapServers(), events);

            // then
            await().atMost(Duration.ofMinutes(2))
                    .pollInterval(Duration.ofSeconds(1))
                    .untilAsserted(() -> assertThat(Records.newest(
                                    Records.open(broker.bootstrapServers()), Topics.DISPOSITIONS, Disposition.class))
                            .hasSize(2 * ATTEMPTS + 1));
        }
    }

    private static Facets many() {
        SortedMap<String, String> facets = new TreeMap<>();
        for (int i = 0; i < 64; i++) {
            facets.put("a%031d".formatted(i), "a".repeat(64));
        }
        return new Facets(facets);
    }

    private static void send(String broker, List<Event> events) throws Exception {
        List<Future<RecordMetadata>> sent = new ArrayList<>();
        try (KafkaProducer<String, byte[]> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", broker), new StringSerializer(), new ByteArraySerializer())) {
            for (Event event : events) {
                ProducerRecord<String, byte[]> record =
                        new ProducerRecord<>(event.type().topic().topic(), event.subject(), event.body());
                BinaryMode.kafkaHeaders(event).forEach(record.headers()::add);
                sent.add(producer.send(record));
            }
        }
        for (Future<RecordMetadata> one : sent) {
            one.get();
        }
    }
}
