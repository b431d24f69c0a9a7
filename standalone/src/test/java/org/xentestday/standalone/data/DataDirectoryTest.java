package org.xentestday.standalone.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xentestday.standalone.fault.ExitCode;
import org.xentestday.standalone.fault.StartException;

/** The directory where everything lies. */
final class DataDirectoryTest {
    private static final DiskSpace ROOMY = new DiskSpace(path -> Long.MAX_VALUE);

    @TempDir
    Path temp;

    @Test
    void a_part_runs_once_on_a_directory() {
        try (DataDirectory first = open("broker")) {
            // when
            StartException refusal = refused(() -> open("broker", "search"));

            // then
            assertThat(first.path()).isDirectory();
            assertThat(refusal.exitCode()).isEqualTo(ExitCode.DATA_IN_USE);
            assertThat(refusal)
                    .hasMessage(
                            "Process %d already runs broker on %s: stop it, or choose another place with --data.",
                            ProcessHandle.current().pid(), first.path());
        }
    }

    @Test
    void other_parts_share_it_and_a_refused_start_keeps_no_lock() {
        try (DataDirectory broker = open("broker")) {
            refused(() -> open("search", "broker"));

            // when
            try (DataDirectory search = open("search")) {
                // then
                assertThat(search.path()).isEqualTo(broker.path());
            }
        }
    }

    @Test
    void it_can_be_opened_again_when_closed() {
        open("broker").close();
        open("broker").close();
        assertThat(temp.resolve("data/version")).hasContent("1");
    }

    @Test
    void a_full_disk_is_refused_before_anything_is_started() {
        StartException refusal =
                refused(() -> DataDirectory.open(temp, List.of("broker"), new DiskSpace(path -> 3L << 20)));

        assertThat(refusal.exitCode()).isEqualTo(ExitCode.DISK_FULL);
        assertThat(refusal)
                .hasMessage(
                        "Only 3 MiB are free in %s and 512 MiB are needed: make room, or choose another place with --data.",
                        temp.toAbsolutePath());
    }

    @Test
    void data_of_a_newer_version_is_left_alone() throws IOException {
        Files.writeString(temp.resolve("version"), "2\n");

        StartException refusal = refused(() -> DataDirectory.open(temp, List.of("broker"), ROOMY));

        assertThat(refusal.exitCode()).isEqualTo(ExitCode.DATA_NEWER);
        assertThat(temp.resolve("version")).hasContent("2");
    }

    @Test
    void a_file_in_its_place_is_one_sentence() throws IOException {
        Path file = Files.createFile(temp.resolve("file"));

        StartException refusal = refused(() -> DataDirectory.open(file, List.of("broker"), ROOMY));

        assertThat(refusal.exitCode()).isEqualTo(ExitCode.DATA_UNWRITABLE);
        assertThat(refusal.sentence()).contains(file.toString(), "--data");
    }

    @Test
    void nobody_else_reads_a_part_or_the_secret() throws IOException {
        try (DataDirectory data = open("broker")) {
            OrganiserSecret secret = OrganiserSecret.in(data);

            assertThat(permissions(data.of("broker"))).isEqualTo("rwx------");
            assertThat(permissions(secret.file())).isEqualTo("rw-------");
        }
    }

    @Test
    void the_secret_stays_the_same_and_is_not_in_its_own_name() {
        try (DataDirectory data = open("broker")) {
            OrganiserSecret secret = OrganiserSecret.in(data);

            assertThat(OrganiserSecret.in(data)).isEqualTo(secret);
            assertThat(secret.value()).hasSize(43);
            assertThat(secret.toString()).doesNotContain(secret.value());
        }
    }

    @Test
    void the_usual_place_follows_the_user() {
        Path home = Path.of("/home/ann");

        assertThat(DataDirectory.usual(Map.of(), "root", home)).hasToString("/var/lib/testday");
        assertThat(DataDirectory.usual(Map.of(), "ann", home)).hasToString("/home/ann/.local/state/testday");
        assertThat(DataDirectory.usual(Map.of("XDG_STATE_HOME", "/state"), "ann", home))
                .hasToString("/state/testday");
        assertThat(DataDirectory.usual(Map.of("XDG_STATE_HOME", "relative"), "ann", home))
                .hasToString("/home/ann/.local/state/testday");
    }

    private DataDirectory open(String... parts) {
        return DataDirectory.open(temp.resolve("data"), List.of(parts), ROOMY);
    }

    private static StartException refused(Runnable start) {
        return assertThatExceptionOfType(StartException.class)
                .isThrownBy(start::run)
                .actual();
    }

    private static String permissions(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }
}
