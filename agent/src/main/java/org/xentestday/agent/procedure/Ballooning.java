package org.xentestday.agent.procedure;

import java.io.IOException;
import java.util.Optional;
import org.xentestday.agent.guest.Guest;
import org.xentestday.agent.guest.GuestSpec;
import org.xentestday.agent.guest.Report;
import org.xentestday.model.result.Measure;

/** Memory is taken from a guest that runs, and given back. */
record Ballooning(GuestSpec spec) implements Procedure {
    private static final int SECONDS = 60;
    private static final int KIB = 1024;
    private static final int PART = 2;

    @Override
    public Ending run(Stage stage) throws IOException {
        Guest guest = stage.start(spec);
        long full = guest.report().memory();
        int less = spec.memory() / PART;
        long wanted = full - (long) (spec.memory() - less) * KIB;
        long down = reached(stage, guest, less, wanted, false);
        long up = reached(stage, guest, spec.memory(), full, true);
        return Passed.with(stage, measure("memory-down", down), measure("memory-up", up));
    }

    /** What the guest counts when it has come within a tenth of the way. */
    private static long reached(Stage stage, Guest guest, int mebibytes, long target, boolean more) throws IOException {
        stage.step("set the guest's memory to " + mebibytes + " MiB");
        long tolerance = (long) guest.spec().memory() * KIB / PART / 10;
        stage.must("The memory was not set", 30, "mem-set", guest.name(), mebibytes + "m");
        Optional<Report> there = stage.awaited(
                guest,
                SECONDS,
                report -> more ? report.memory() >= target - tolerance : report.memory() <= target + tolerance);
        if (there.isEmpty()) {
            stage.look(guest);
            throw StopException.fail("The guest was set to " + mebibytes + " MiB, should count about " + target / KIB
                    + " MiB and counts " + guest.report().memory() / KIB + " MiB.");
        }
        return there.get().memory();
    }

    private static Measure measure(String name, long kibibytes) {
        return new Measure(name, (double) kibibytes / KIB, "MiB");
    }
}
