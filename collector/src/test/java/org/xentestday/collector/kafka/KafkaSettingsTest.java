package org.xentestday.collector.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.context.ApplicationContext;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The settings of Kafka's clients: what holds without a word, and where each key goes. */
class KafkaSettingsTest {
    @Test
    void defaults_are_a_broker_on_this_machine_and_five_seconds() {
        assertThat(settings(Map.of()))
                .isEqualTo(new KafkaClients.Settings(
                        "127.0.0.1:9092", Duration.ofSeconds(5), Map.of(), Map.of(), Map.of()));
    }

    @Test
    void every_key_is_read_and_kafkas_own_keep_their_names() {
        assertThat(settings(Map.of(
                        "testday.kafka.bootstrap-servers", "one:1,two:2",
                        "testday.kafka.timeout", "2s",
                        "testday.kafka.client.security.protocol", "SASL_SSL",
                        "testday.kafka.client.sasl.mechanism", "SCRAM-SHA-512",
                        "testday.kafka.enrol-client.sasl.jaas.config", "enrol",
                        "testday.kafka.index-client.sasl.jaas.config", "index")))
                .isEqualTo(new KafkaClients.Settings(
                        "one:1,two:2",
                        Duration.ofSeconds(2),
                        Map.of("security.protocol", "SASL_SSL", "sasl.mechanism", "SCRAM-SHA-512"),
                        Map.of("sasl.jaas.config", "enrol"),
                        Map.of("sasl.jaas.config", "index")));
    }

    private static KafkaClients.Settings settings(Map<String, Object> given) {
        try (ApplicationContext context = ApplicationContext.builder()
                .deduceEnvironment(false)
                .properties(with(given))
                .start()) {
            return context.getBean(KafkaClients.Settings.class);
        }
    }

    /** A role that needs neither a broker nor a directory here. */
    private static Map<String, Object> with(Map<String, Object> given) {
        Map<String, Object> all = new java.util.HashMap<>(given);
        all.put("testday.roles", "board");
        return all;
    }
}
