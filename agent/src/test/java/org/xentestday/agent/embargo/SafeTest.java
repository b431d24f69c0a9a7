package org.xentestday.agent.embargo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xentestday.agent.disk.StateDirectory;
import org.xentestday.model.event.Event;
import org.xentestday.model.fixture.TestMachine;
import org.xentestday.model.result.Result;
import org.xentestday.model.result.Status;

class SafeTest {
    private static final Event EVENT = TestMachine.named("keeper").event("4.3.0-rc6", "boot", Status.PASS, 1);

    @Test
    void a_safe_cut_at_any_byte_keeps_what_was_kept_before_it(@TempDir Path dir) throws IOException {
        // given
        Path file = dir.resolve("withheld.log");
        List<Long> ends = new ArrayList<>();
        try (StateDirectory directory = StateDirectory.open(dir, Duration.ZERO)) {
            Safe safe = Safe.open(directory);
            String first = safe.keep(result("one"), "why", TestMachine.NOON).name();
            ends.add(Files.size(file));
            safe.keep(result("two"), "why", TestMachine.NOON);
            ends.add(Files.size(file));
            safe.letGo(first, EVENT);
            ends.add(Files.size(file));
            safe.gone(first);
            ends.add(Files.size(file));
        }
        byte[] whole = Files.readAllBytes(file);

        for (int at = 0; at <= whole.length; at++) {
            // when
            Files.write(file, Arrays.copyOf(whole, at));
            try (StateDirectory directory = StateDirectory.open(dir, Duration.ZERO)) {
                Safe safe = Safe.open(directory);

                // then
                int cut = at;
                long durable = ends.stream().filter(end -> end <= cut).count();
                assertThat(states(safe)).isIn(AFTER.get((int) durable), AFTER.get((int) Math.min(4, durable + 1)));
                assertThat(safe.has(result("one").id(), TestMachine.NOON))
                        .isEqualTo(!states(safe).equals("0 kept, 0 leaving"));
            }
        }
    }

    private static final List<String> AFTER = List.of(
            "0 kept, 0 leaving", "1 kept, 0 leaving", "2 kept, 0 leaving", "1 kept, 1 leaving", "1 kept, 0 leaving");

    private static String states(Safe safe) {
        return safe.kept().size() + " kept, " + safe.leaving().size() + " leaving";
    }

    private static Result result(String words) {
        return EmbargoTest.result("boot", Status.FAIL, words);
    }
}
