package org.xentestday.agent.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.xentestday.agent.doctor.Directory.Kind;
import org.xentestday.agent.exit.Exit;

class DirectoryCheckTest {
    @Test
    void what_is_there_is_told_apart(@TempDir Path dir) throws IOException {
        Path open = Files.createDirectory(dir.resolve("open"));
        Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rwxr-xr-x"));
        Path flat = Files.writeString(dir.resolve("flat"), "");

        assertThat(Directory.of(dir).kind()).isEqualTo(Kind.GOOD);
        assertThat(Directory.of(open).kind()).isEqualTo(Kind.EXPOSED);
        assertThat(Directory.of(flat).kind()).isEqualTo(Kind.NO_DIRECTORY);
        assertThat(Directory.of(dir.resolve("a/b/c")).kind()).isEqualTo(Kind.TO_BE_MADE);
        assertThat(Directory.of(flat.resolve("below")).kind()).isEqualTo(Kind.CANNOT_BE_MADE);
        assertThat(Directory.of(dir.resolve("a")).freeBytes()).isPositive();
        assertThat(dir.resolve("a")).doesNotExist();
    }

    @ParameterizedTest
    @CsvSource({
        "GOOD, OK",
        "TO_BE_MADE, OK",
        "EXPOSED, OK",
        "CANNOT_BE_MADE, NOT_PERMITTED",
        "CLOSED, NOT_PERMITTED",
        "READ_ONLY, IO",
        "NO_DIRECTORY, IO"
    })
    void a_directory_that_is_of_no_use_has_a_code(Kind kind, Exit exit) {
        Directory directory = new Directory(Path.of("/somewhere"), kind, Long.MAX_VALUE);

        assertThat(Doctor.exit(DirectoryCheck.diagnoses(directory))).isEqualTo(exit);
    }

    @ParameterizedTest
    @CsvSource({"15, PROBLEM", "16, WARNING", "1023, WARNING", "1024, OK"})
    void a_full_disk_keeps_from_recording_and_a_small_one_from_saving_guests(long mib, Level level) {
        Directory directory = new Directory(Path.of("/somewhere"), Kind.GOOD, mib * 1024 * 1024);

        assertThat(DirectoryCheck.diagnoses(directory).getLast().level()).isEqualTo(level);
    }
}
