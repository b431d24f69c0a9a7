package org.xentestday.streams;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SettingsTest {
    @Test
    void an_empty_environment_gives_the_defaults() {
        assertThat(Settings.of(Map.of()))
                .isEqualTo(new Settings(
                        "127.0.0.1:9092",
                        Map.of(),
                        Path.of("streams-state"),
                        1,
                        Duration.ofMillis(500),
                        "127.0.0.1",
                        8044));
    }

    @Test
    void every_variable_is_read() {
        Map<String, String> environment = Map.of(
                "TESTDAY_KAFKA_BOOTSTRAP_SERVERS", "kafka:9093",
                "TESTDAY_STATE_DIRECTORY", "/data",
                "TESTDAY_STREAMS_THREADS", "3",
                "TESTDAY_STREAMS_BEAT", "PT2S",
                "TESTDAY_STREAMS_HOST", "0.0.0.0",
                "TESTDAY_STREAMS_PORT", "0");

        assertThat(Settings.of(environment))
                .isEqualTo(
                        new Settings("kafka:9093", Map.of(), Path.of("/data"), 3, Duration.ofSeconds(2), "0.0.0.0", 0));
    }

    @Test
    void a_value_that_cannot_be_read_is_named() {
        assertThatThrownBy(() -> Settings.of(Map.of("TESTDAY_STREAMS_BEAT", "soon")))
                .hasMessage("TESTDAY_STREAMS_BEAT must be a duration such as PT0.5S");
        assertThatThrownBy(() -> Settings.of(Map.of("TESTDAY_STREAMS_THREADS", "0")))
                .hasMessageContaining("must be positive");
    }

    @Test
    void a_variable_that_is_misspelt_is_named() {
        assertThatThrownBy(() -> Settings.of(Map.of("TESTDAY_STREAMS_BEATS", "PT1S")))
                .hasMessage("TESTDAY_STREAMS_BEATS is no setting of streams");
    }
}
