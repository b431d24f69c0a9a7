package org.xentestday.agent.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xentestday.agent.disk.StateDirectory;
import org.xentestday.agent.evidence.Position;
import org.xentestday.model.fixture.TestMachine;
import org.xentestday.model.result.Build;
import org.xentestday.model.result.Candidate;
import org.xentestday.model.result.Facets;

class JournalTest {
    private static final Task TASK = new Task(
                    TestMachine.PLAN,
                    TestMachine.RELEASE,
                    "boot",
                    1,
                    new Build(Candidate.parse("4.3.0-rc6"), null, Build.KnownBy.TESTER),
                    Facets.NONE)
            .suspected("marked");

    @Test
    void a_journal_cut_at_any_byte_knows_what_was_written_before_it(@TempDir Path dir) throws IOException {
        // given
        Intent first = intent(1);
        Intent second = intent(2);
        Path file = dir.resolve("journal.log");
        long begun;
        long stepped;
        long ended;
        try (StateDirectory directory = StateDirectory.open(dir, Duration.ZERO);
                Journal journal = Journal.open(directory)) {
            journal.begin(first);
            journal.begin(second);
            begun = Files.size(file);
            journal.step(second.resultId(), "restart into 4.3.0-rc6");
            stepped = Files.size(file);
            journal.end(first.resultId());
            ended = Files.size(file);
        }
        byte[] whole = Files.readAllBytes(file);

        for (int cut = 0; cut <= whole.length; cut++) {
            // when
            Files.write(file, Arrays.copyOf(whole, cut));
            List<Journal.Attempt> unfinished = unfinished(dir);

            // then
            if (cut >= ended) {
                assertThat(unfinished)
                        .containsExactly(new Journal.Attempt(second, Optional.of("restart into 4.3.0-rc6")));
            } else if (cut >= stepped) {
                assertThat(unfinished).contains(new Journal.Attempt(second, Optional.of("restart into 4.3.0-rc6")));
            } else if (cut >= begun) {
                assertThat(unfinished).extracting(Journal.Attempt::intent).containsExactly(first, second);
            } else {
                assertThat(unfinished).hasSizeLessThanOrEqualTo(2);
            }
        }
    }

    private static List<Journal.Attempt> unfinished(Path dir) throws IOException {
        try (StateDirectory directory = StateDirectory.open(dir, Duration.ZERO);
                Journal journal = Journal.open(directory)) {
            return journal.unfinished();
        }
    }

    private static Intent intent(int attempt) {
        return new Intent(TASK, attempt, "0".repeat(32), "1".repeat(16), TestMachine.NOON, new Position("(1,2)", 77));
    }
}
