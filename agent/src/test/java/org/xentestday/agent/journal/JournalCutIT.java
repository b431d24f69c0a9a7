package org.xentestday.agent.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xentestday.agent.disk.StateDirectory;
import org.xentestday.model.fixture.TestMachine;
import org.xentestday.model.result.Build;
import org.xentestday.model.result.Candidate;
import org.xentestday.model.result.Facets;

class JournalCutIT {
    @Test
    void at_every_byte_a_cut_leaves_the_attempts_that_were_begun_and_writing_goes_on(@TempDir Path dir)
            throws IOException {
        // given
        NavigableMap<Long, List<Journal.Attempt>> durable = new TreeMap<>();
        byte[] whole = written(dir.resolve("whole"), durable);
        Path cutDir = Files.createDirectories(dir.resolve("cut"));
        try (StateDirectory directory = StateDirectory.open(cutDir, Duration.ZERO)) {
            for (int cut = 0; cut <= whole.length; cut++) {
                Files.write(cutDir.resolve("journal.log"), Arrays.copyOf(whole, cut));
                List<Journal.Attempt> lasting = durable.floorEntry((long) cut).getValue();

                // when
                List<Journal.Attempt> found;
                try (Journal journal = Journal.open(directory)) {
                    found = journal.unfinished();
                    journal.begin(intent(9));
                }

                // then
                assertThat(found).as("cut at " + cut).isIn(lasting, durable.getOrDefault(cut + 1L, lasting));
                try (Journal again = Journal.open(directory)) {
                    assertThat(again.find(intent(9).resultId())).isPresent();
                    assertThat(again.unfinished().subList(0, found.size())).isEqualTo(found);
                }
            }
        }
    }

    private static byte[] written(Path dir, NavigableMap<Long, List<Journal.Attempt>> durable) throws IOException {
        Path file = dir.resolve("journal.log");
        try (StateDirectory directory = StateDirectory.open(dir, Duration.ZERO);
                Journal journal = Journal.open(directory)) {
            durable.put(Files.size(file), journal.unfinished());
            for (int attempt = 1; attempt <= 3; attempt++) {
                journal.begin(intent(attempt));
                durable.put(Files.size(file), journal.unfinished());
                journal.step(intent(attempt).resultId(), "start the guest");
                durable.put(Files.size(file), journal.unfinished());
                if (attempt != 2) {
                    journal.end(intent(attempt).resultId());
                    durable.put(Files.size(file), journal.unfinished());
                }
            }
        }
        return Files.readAllBytes(file);
    }

    private static Intent intent(int attempt) {
        Task task = new Task(
                TestMachine.PLAN,
                TestMachine.RELEASE,
                "boot",
                1,
                new Build(Candidate.parse("4.3.0-rc6"), null, Build.KnownBy.TESTER),
                Facets.NONE);
        return new Intent(task, attempt, "0".repeat(32), "1".repeat(16), TestMachine.NOON, null);
    }
}
