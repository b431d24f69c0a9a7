package org.xentestday.standalone.broker;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Properties;
import kafka.server.KafkaConfig;
import org.apache.kafka.server.config.AbstractKafkaConfig;
import org.junit.jupiter.api.Test;

/** Kafka's configuration. */
final class BrokerPropertiesTest {
    private final Properties properties = BrokerProperties.of(new BrokerSettings(Path.of("/data dir"), 9092, 9093));

    @Test
    void it_listens_on_loopback_only() {
        assertThat(properties)
                .containsEntry("listeners", "CLIENT://127.0.0.1:9092,CONTROLLER://127.0.0.1:9093")
                .doesNotContainKey("advertised.listeners");
    }

    @Test
    void an_acknowledged_record_is_on_the_disk() {
        assertThat(properties).containsEntry("log.flush.interval.messages", "1");
    }

    @Test
    void kafka_knows_and_accepts_every_property() {
        assertThat(AbstractKafkaConfig.CONFIG_DEF.names()).containsAll(properties.stringPropertyNames());
        assertThat(new KafkaConfig(properties, false).nodeId()).isEqualTo(BrokerProperties.NODE);
    }
}
