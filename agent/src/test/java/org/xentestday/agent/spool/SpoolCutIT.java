package org.xentestday.agent.spool;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.NavigableMap;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xentestday.agent.disk.StateDirectory;
import org.xentestday.model.event.Event;
import org.xentestday.model.fixture.TestMachine;
import org.xentestday.model.result.Status;

/** The power goes at every single byte of a spool that holds every kind of line, and at every step of a compaction. */
class SpoolCutIT {
    private static final TestMachine MACHINE = TestMachine.named("cut");
    private static final List<Event> EVENTS = List.of(event(1), event(2), event(3), event(4));
    private static final Event NEXT = event(5);
    private static final Set<String> BOOTS =
            Set.of(MACHINE.result("4.3.0-rc6", "boot", Status.PASS, 1).boot());
    private static final SpoolLimits COMPACTING = new SpoolLimits(100, 1 << 20, 0, 0, 9);

    /** What a spool says about each result. */
    private record Said(SequencedMap<String, State> states) {}

    @Test
    void at_every_byte_what_was_written_before_stays_and_writing_goes_on(@TempDir Path dir) throws IOException {
        // given
        NavigableMap<Long, Said> durable = new TreeMap<>();
        byte[] whole = written(dir.resolve("whole"), durable);
        Path place = Files.createDirectories(dir.resolve("cut"));
        Path file = place.resolve("spool.log");
        try (StateDirectory directory = StateDirectory.open(place, Duration.ZERO)) {
            for (int cut = 0; cut <= whole.length; cut++) {
                Files.write(file, Arrays.copyOf(whole, cut));

                // when
                Said before;
                try (Spool spool = Spool.open(directory, BOOTS)) {
                    before = said(spool);
                    spool.record(NEXT);
                }

                // then
                assertThat(before)
                        .as("cut at " + cut)
                        .isIn(durable.floorEntry((long) cut).getValue(), after(durable, cut));
                try (Spool again = Spool.open(directory, BOOTS)) {
                    before.states().putIfAbsent(NEXT.id(), new State.Waiting(null));
                    assertThat(said(again)).as("written after a cut at " + cut).isEqualTo(before);
                    assertThat(again.event(again.results().getLast())).isEqualTo(NEXT);
                    assertThat(again.unreadable()).isLessThanOrEqualTo(1);
                }
            }
        }
    }

    /** Only the line end was missing: the line is whole, and may count. */
    private static Said after(NavigableMap<Long, Said> durable, long cut) {
        return durable.getOrDefault(cut + 1, durable.floorEntry(cut).getValue());
    }

    @Test
    void blocks_of_zeros_after_a_power_cut_lose_nothing_before_and_after_them(@TempDir Path dir) throws IOException {
        // given
        byte[] whole = written(dir.resolve("whole"), new TreeMap<>());
        Said all = opened(dir.resolve("whole"));
        Files.write(dir.resolve("spool.log"), Arrays.copyOf(whole, whole.length + 4096));

        // when
        try (StateDirectory directory = StateDirectory.open(dir, Duration.ZERO);
                Spool spool = Spool.open(directory, BOOTS)) {
            spool.record(NEXT);
        }

        // then
        all.states().put(NEXT.id(), new State.Waiting(null));
        assertThat(opened(dir)).isEqualTo(all);
    }

    @Test
    void a_compaction_that_is_cut_off_anywhere_leaves_the_old_spool_or_the_new(@TempDir Path dir) throws IOException {
        // given
        Path done = dir.resolve("done");
        byte[] old = written(done, new TreeMap<>());
        Said all = opened(done);
        try (StateDirectory directory = StateDirectory.open(done, Duration.ZERO);
                Spool spool = Spool.open(directory, BOOTS, COMPACTING)) {
            assertThat(said(spool)).isEqualTo(all);
        }
        byte[] fresh = Files.readAllBytes(done.resolve("spool.log"));
        assertThat(fresh).isNotEqualTo(old);

        for (int cut = 0; cut <= fresh.length; cut++) {
            // when: the new file is written up to there, and the old one may have its second name already
            Path place = Files.createDirectories(dir.resolve("place"));
            Files.write(place.resolve("spool.log"), old);
            Files.write(place.resolve("spool.log.new"), Arrays.copyOf(fresh, cut));
            if (cut % 2 == 0) {
                Files.write(place.resolve("spool.log.old"), old);
            }

            // then
            assertThat(opened(place)).isEqualTo(all);
            if (cut % 97 == 0 || cut == fresh.length) {
                assertCompacts(place, all);
            }
        }
        Files.write(dir.resolve("place/spool.log"), fresh); // renamed, and nothing after it
        assertCompacts(dir.resolve("place"), all);
    }

    @Test
    void a_disk_without_room_for_a_compaction_keeps_the_long_spool(@TempDir Path dir) throws IOException {
        byte[] old = written(dir, new TreeMap<>());
        Said all = opened(dir);
        Files.createDirectories(dir.resolve("spool.log.new/in the way"));

        try (StateDirectory directory = StateDirectory.open(dir, Duration.ZERO);
                Spool spool = Spool.open(directory, BOOTS, COMPACTING)) {
            assertThat(said(spool)).isEqualTo(all);
            spool.record(NEXT);
        }

        assertThat(Files.readAllBytes(dir.resolve("spool.log"))).startsWith(old).hasSizeGreaterThan(old.length);
    }

    private static void assertCompacts(Path place, Said all) throws IOException {
        try (StateDirectory directory = StateDirectory.open(place, Duration.ZERO)) {
            try (Spool spool = Spool.open(directory, BOOTS, COMPACTING)) {
                assertThat(said(spool)).isEqualTo(all);
                spool.record(NEXT);
            }
            try (Spool again = Spool.open(directory, BOOTS)) {
                assertThat(again.results()).hasSize(all.states().size() + 1);
            }
        }
    }

    /** Every kind of line; remembers what was said when each was durable. */
    private static byte[] written(Path dir, NavigableMap<Long, Said> durable) throws IOException {
        Path file = dir.resolve("spool.log");
        try (StateDirectory directory = StateDirectory.open(dir, Duration.ZERO);
                Spool spool = Spool.open(directory, BOOTS)) {
            List<Step> steps = new ArrayList<>();
            steps.add(() -> {});
            EVENTS.forEach(event -> steps.add(() -> spool.record(event)));
            steps.add(() -> spool.bundled(List.of(EVENTS.get(1).id()), TestMachine.NOON));
            steps.add(() -> spool.sent(List.of(EVENTS.get(0).id(), EVENTS.get(3).id())));
            steps.add(() -> spool.refused(EVENTS.get(2).id(), "invalid", "no such plan"));
            for (Step step : steps) {
                step.take();
                durable.put(Files.size(file), said(spool));
            }
        }
        return Files.readAllBytes(file);
    }

    private interface Step {
        void take() throws IOException;
    }

    private static Said opened(Path dir) throws IOException {
        try (StateDirectory directory = StateDirectory.open(dir, Duration.ZERO);
                Spool spool = Spool.open(directory, BOOTS)) {
            return said(spool);
        }
    }

    private static Said said(Spool spool) {
        SequencedMap<String, State> states = new LinkedHashMap<>();
        spool.results().forEach(spooled -> states.put(spooled.summary().id(), spooled.state()));
        return new Said(states);
    }

    private static Event event(int attempt) {
        return MACHINE.event("4.3.0-rc6", "boot", Status.PASS, attempt);
    }
}
