package org.xentestday.agent.procedure;

import java.io.IOException;
import org.xentestday.agent.guest.Guest;
import org.xentestday.agent.guest.Report;

/** Whether a guest that was moved goes on as the one it was. */
final class Continuity {
    private static final int CLOCK_SECONDS = 60;

    private Continuity() {}

    /** Waits for words after those, and compares. */
    static void check(Stage stage, Guest guest, Report before, int seconds) throws IOException {
        stage.step("wait for the guest to go on");
        Report after = stage.await(
                guest, seconds, "go on", report -> report.beat() > before.beat() || report.up() < before.up());
        if (after.up() < before.up()) {
            throw StopException.fail("The guest started anew instead of going on.");
        }
        if (after.cpus() != before.cpus()) {
            throw StopException.fail(
                    "The guest had " + before.cpus() + " processors and has " + after.cpus() + " now.");
        }
        long last = after.beat();
        int checks = before.state().checks();
        Report later = stage.await(
                guest,
                seconds,
                "live on",
                report -> report.beat() > last + 1
                        && (checks == 0 || report.state().checks() > checks));
        if (later.state().wrong() > 0) {
            throw StopException.fail("The guest's memory does not hold what it held before.");
        }
        clock(stage, later);
    }

    /** The guest's clock follows the hypervisor's, which is dom0's. */
    private static void clock(Stage stage, Report later) {
        stage.run(10, "date", "+%s")
                .out()
                .lines()
                .filter(line -> line.matches("\\d{1,12}"))
                .findFirst()
                .ifPresent(now -> {
                    long apart = Math.abs(Long.parseLong(now) - later.clock());
                    if (apart > stage.lab().pace().seconds(CLOCK_SECONDS).toSeconds()) {
                        stage.warn("The guest's clock is " + apart + " s from dom0's.");
                    }
                });
    }
}
