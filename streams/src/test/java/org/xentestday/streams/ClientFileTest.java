package org.xentestday.streams;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClientFileTest {
    @Test
    void the_file_that_is_named_is_read(@TempDir Path directory) throws IOException {
        Path file = Files.writeString(directory.resolve("client.properties"), "security.protocol=SASL_SSL\n");

        assertThat(ClientFile.of(Map.of("TESTDAY_KAFKA_CLIENT_FILE", file.toString())))
                .containsExactly(Map.entry("security.protocol", "SASL_SSL"));
    }

    @Test
    void no_file_is_no_setting() {
        assertThat(ClientFile.of(Map.of())).isEmpty();
    }

    @Test
    void a_file_that_is_not_there_is_named() {
        assertThatThrownBy(() -> ClientFile.of(Map.of("TESTDAY_KAFKA_CLIENT_FILE", "/none/client.properties")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("TESTDAY_KAFKA_CLIENT_FILE cannot be read: /none/client.properties");
    }
}
