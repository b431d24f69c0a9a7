package org.xentestday.agent.spool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xentestday.agent.disk.StateDirectory;
import org.xentestday.model.event.Event;
import org.xentestday.model.fixture.TestMachine;
import org.xentestday.model.result.Status;

class SpoolTest {
    private static final TestMachine MACHINE = TestMachine.named("spooler");
    private static final String BOOT =
            MACHINE.result("4.3.0-rc6", "boot", Status.PASS, 1).boot();

    @Test
    void what_was_recorded_waits_in_order_after_a_restart(@TempDir Path dir) throws IOException {
        within(dir, spool -> {
            for (int i = 1; i <= 5; i++) {
                spool.record(event(i));
            }
            spool.sent(List.of(event(2).id()));
        });

        within(dir, spool -> {
            assertThat(spool.waiting(3)).containsExactly(event(1), event(3), event(4));
            assertThat(spool.nextSequence()).isEqualTo(6);
            assertThat(spool.lastAttempt(TestMachine.PLAN, BOOT, "boot")).isEqualTo(5);
        });
    }

    @Test
    void recording_the_same_result_again_changes_nothing(@TempDir Path dir) throws IOException {
        within(dir, spool -> {
            spool.record(event(1));
            spool.sent(List.of(event(1).id()));
            spool.record(event(1));
            assertThat(spool.waiting(9)).isEmpty();
        });
    }

    @Test
    void a_refused_result_stays_with_its_reason_and_is_not_sent_again(@TempDir Path dir) throws IOException {
        within(dir, spool -> {
            spool.record(event(1));
            spool.refused(event(1).id(), "invalid", "no such plan");
        });

        within(dir, spool -> {
            assertThat(spool.waiting(9)).isEmpty();
            assertThat(spool.results().getFirst().state()).isEqualTo(new State.Refused("invalid", "no such plan"));
        });
    }

    @Test
    void compaction_keeps_what_matters_and_bounds_the_rest(@TempDir Path dir) throws IOException {
        // given
        int kept = 10;
        int many = 60;
        within(dir, spool -> {
            for (int i = 1; i <= many; i++) {
                spool.record(event(i));
            }
            spool.sent(spool.waiting(many - 2).stream().map(Event::id).toList());
            spool.refused(event(many).id(), "invalid", "why");
        });
        long before = Files.size(dir.resolve("spool.log"));

        // when
        try (StateDirectory directory = StateDirectory.open(dir, Duration.ZERO);
                Spool spool = Spool.open(directory, Set.of(BOOT), new SpoolLimits(100, 1 << 20, 0, 0, kept))) {
            // then
            assertThat(spool.results()).hasSize(kept + 2);
            assertThat(spool.waiting(9)).containsExactly(event(many - 1));
            assertThat(spool.results())
                    .filteredOn(spooled -> spooled.summary().attempt() == many)
                    .extracting(Spooled::state)
                    .containsExactly(new State.Refused("invalid", "why"));
            assertThat(spool.nextSequence()).isEqualTo(many + 1);
            assertThat(spool.lastAttempt(TestMachine.PLAN, BOOT, "boot")).isEqualTo(many);
        }
        assertThat(Files.size(dir.resolve("spool.log"))).isLessThan(before / 2);
        assertThat(Files.size(dir.resolve("spool.log.old"))).isEqualTo(before);
    }

    @Test
    void a_full_spool_says_so_before_work_is_done_and_takes_again_what_was_sent(@TempDir Path dir) throws IOException {
        SpoolLimits two = new SpoolLimits(2, 1 << 20, 0, 1 << 20, 10);
        try (StateDirectory directory = StateDirectory.open(dir, Duration.ZERO);
                Spool spool = Spool.open(directory, Set.of(BOOT), two)) {
            spool.record(event(1));
            spool.checkRoom();
            spool.record(event(2));

            assertThatThrownBy(spool::checkRoom)
                    .hasMessage("2 results that no server took are on this disk, and no more may be: run testday send,"
                            + " or testday bundle and bring back the answer.");
            spool.record(event(3)); // what was begun before has its place all the same
            assertThat(spool.waiting()).isEqualTo(3);
            spool.sent(List.of(event(1).id(), event(2).id()));
            spool.checkRoom();
        }
    }

    @Test
    void lines_of_a_newer_agent_are_passed_over_and_counted(@TempDir Path dir) throws IOException {
        within(dir, spool -> spool.record(event(1)));
        try (var log = org.xentestday.agent.disk.RecordLog.open(dir.resolve("spool.log"))) {
            log.append(java.util.Map.of("entry", "teleported"));
        }

        within(dir, spool -> {
            assertThat(spool.waiting(9)).hasSize(1);
            assertThat(spool.unreadable()).isEqualTo(1);
        });
    }

    private static Event event(int attempt) {
        return EVENTS.computeIfAbsent(attempt, i -> MACHINE.event("4.3.0-rc6", "boot", Status.PASS, i));
    }

    private static final java.util.Map<Integer, Event> EVENTS = new java.util.concurrent.ConcurrentHashMap<>();

    private interface Steps {
        void with(Spool spool) throws IOException;
    }

    private static void within(Path dir, Steps steps) throws IOException {
        try (StateDirectory directory = StateDirectory.open(dir, Duration.ZERO);
                Spool spool = Spool.open(directory, Set.of(BOOT))) {
            steps.with(spool);
        }
    }
}
