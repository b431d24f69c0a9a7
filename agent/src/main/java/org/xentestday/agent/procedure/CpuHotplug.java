package org.xentestday.agent.procedure;

import java.io.IOException;
import org.xentestday.agent.guest.Guest;
import org.xentestday.agent.guest.GuestSpec;
import org.xentestday.agent.xl.Vcpu;

/** Processors are added to a guest that runs, or taken from it. What {@code xl} says of it is worth nothing: the guest counts. */
record CpuHotplug(GuestSpec spec, int from, int to) implements Procedure {
    private static final int SEEN_SECONDS = 30;
    private static final int LIVE_SECONDS = 10;

    @Override
    public Ending run(Stage stage) throws IOException {
        Guest guest = stage.start(spec.cpus(from, Math.max(from, to)));
        stage.await(guest, SEEN_SECONDS, "bring up its " + from + " processors", report -> report.cpus() == from);
        if (to > from + 1) {
            set(stage, guest, from + 1); // the second change is where bookkeeping goes wrong
        }
        set(stage, guest, to);
        return Passed.with(stage);
    }

    /** A guest that does not see the change must not hang for it, also where no change is expected. */
    private static void alive(Stage stage, Guest guest) throws IOException {
        stage.look(guest);
        long beat = guest.report().beat();
        if (stage.awaited(guest, LIVE_SECONDS, report -> report.beat() > beat + 1)
                .isEmpty()) {
            throw StopException.crash("The guest hangs after its processors were set.");
        }
    }

    private static void set(Stage stage, Guest guest, int number) throws IOException {
        int before = guest.report().cpus();
        if (before == number) {
            return;
        }
        stage.step("set the guest to " + number + " processors");
        stage.must("The processors were not set", 20, "vcpu-set", guest.name(), Integer.toString(number));
        if (stage.awaited(guest, SEEN_SECONDS, report -> report.cpus() == number)
                .isEmpty()) {
            alive(stage, guest);
            throw StopException.fail("The guest was set to " + number + " processors and sees "
                    + guest.report().cpus() + ".");
        }
        stage.step("let the guest work on " + number + " processors");
        stage.alive(guest, LIVE_SECONDS, "stay alive with " + number + " processors");
        int works = guest.report().state().works();
        if (works != 0 && works != number) {
            throw StopException.fail("The guest sees " + number + " processors, and work runs on " + works + ".");
        }
        long online = Vcpu.online(stage.xl(20, "vcpu-list", guest.name()).out()).count();
        if (online != number) {
            stage.warn("xl vcpu-list shows " + online + " processors, the guest " + number + ".");
        }
    }
}
