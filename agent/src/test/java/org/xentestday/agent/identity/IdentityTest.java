package org.xentestday.agent.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xentestday.agent.disk.StateDirectory;

class IdentityTest {
    @Test
    void it_is_made_once_and_found_again(@TempDir Path dir) throws IOException {
        Identity first = of(dir);
        Identity again = of(dir);

        assertThat(again.machine()).isEqualTo(first.machine()).matches("[0-9a-f]{32}");
        assertThat(again.publicKey()).isEqualTo(first.publicKey());
        assertThat(again.boot("b1"))
                .isEqualTo(first.boot("b1"))
                .matches("[0-9a-f]{16}")
                .isNotEqualTo(first.boot("b2"));
    }

    @Test
    void two_machines_share_nothing(@TempDir Path one, @TempDir Path other) throws IOException {
        assertThat(of(one).machine()).isNotEqualTo(of(other).machine());
        assertThat(of(one).boot("same")).isNotEqualTo(of(other).boot("same"));
    }

    @Test
    void a_key_that_others_may_read_is_refused(@TempDir Path dir) throws IOException {
        of(dir);
        Files.setPosixFilePermissions(dir.resolve("identity.json"), PosixFilePermissions.fromString("rw-r--r--"));

        assertThatThrownBy(() -> of(dir)).hasMessageStartingWith("Others may read the key in ");
    }

    @Test
    void a_damaged_identity_is_never_replaced_silently(@TempDir Path dir) throws IOException {
        of(dir);
        for (String damage : new String[] {"", "{}", "{\"privateKey\":\"x\",\"publicKey\":\"y\",\"secret\":\"zz\"}"}) {
            Files.writeString(dir.resolve("identity.json"), damage);

            assertThatThrownBy(() -> of(dir)).hasMessageContaining("is damaged");
        }
    }

    private static Identity of(Path dir) throws IOException {
        try (StateDirectory directory = StateDirectory.open(dir, Duration.ZERO)) {
            return Identity.of(directory);
        }
    }
}
