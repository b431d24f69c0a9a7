package org.xentestday.agent.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xentestday.agent.disk.StateDirectory;
import org.xentestday.agent.journal.Thing.What;

class ThingTest {
    private static final Thing GUEST = new Thing(What.GUEST, "testday-1", null, "b1");
    private static final Thing DEVICE = new Thing(What.ASSIGNABLE, "0000:01:00.0", "e1000e", "b1");

    @Test
    void what_was_made_and_not_undone_is_known_to_the_next_process(@TempDir Path dir) throws IOException {
        try (StateDirectory directory = StateDirectory.open(dir, Duration.ZERO);
                Journal journal = Journal.open(directory)) {
            journal.made(DEVICE);
            journal.made(GUEST);
            assertThat(journal.made()).containsExactly(GUEST, DEVICE);
            journal.undone(GUEST);
            journal.undone(GUEST);
        }

        try (StateDirectory directory = StateDirectory.open(dir, Duration.ZERO);
                Journal journal = Journal.open(directory)) {
            assertThat(journal.made()).containsExactly(DEVICE);
            assertThat(journal.unreadable()).isZero();
        }
    }
}
