package org.xentestday.agent.disk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StateDirectoryTest {
    @Test
    void a_second_holder_is_told_who_holds_it(@TempDir Path dir) throws IOException {
        Path state = dir.resolve("deep/state");
        try (StateDirectory held = StateDirectory.open(state, Duration.ZERO)) {
            assertThat(held.file("lock")).exists();

            assertThatThrownBy(() -> StateDirectory.open(state, Duration.ofMillis(60)))
                    .hasMessage("Another testday (process %d) is using %s; try again when it is done."
                            .formatted(ProcessHandle.current().pid(), state));
        }
    }

    @Test
    void the_next_holder_gets_it_when_it_is_closed(@TempDir Path dir) throws IOException {
        StateDirectory.open(dir, Duration.ZERO).close();

        try (StateDirectory again = StateDirectory.open(dir, Duration.ZERO)) {
            assertThat(again.file("x")).isEqualTo(dir.resolve("x"));
        }
    }

    @Test
    void only_the_owner_may_look_inside(@TempDir Path dir) throws IOException {
        Path state = dir.resolve("state");
        try (StateDirectory held = StateDirectory.open(state, Duration.ZERO)) {
            PrivateFile.write(held.file("secret"), new byte[] {1});
        }

        assertThat(mode(state)).isEqualTo("rwx------");
        assertThat(mode(state.resolve("secret"))).isEqualTo("rw-------");
        assertThat(mode(state.resolve("lock"))).isEqualTo("rw-------");
    }

    private static String mode(Path file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }
}
