package org.xentestday.collector.index;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micronaut.context.exceptions.ConfigurationException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CaFileTest {
    @Test
    void a_file_without_certificates_is_no_trust(@TempDir Path directory) throws IOException {
        // given
        Path empty = Files.createFile(directory.resolve("ca.crt"));

        // then
        assertThatThrownBy(() -> CaFile.trusted(empty))
                .isInstanceOf(ConfigurationException.class)
                .hasMessage("testday.elasticsearch.ca-file: no certificate in " + empty);
    }

    @Test
    void a_file_that_is_not_there_says_which_setting_names_it(@TempDir Path directory) {
        // given
        Path absent = directory.resolve("ca.crt");

        // then
        assertThatThrownBy(() -> CaFile.trusted(absent))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageStartingWith("testday.elasticsearch.ca-file cannot be used: ");
    }
}
