package org.xentestday.agent.procedure;

import java.io.IOException;
import org.xentestday.agent.guest.Guest;
import org.xentestday.agent.guest.GuestSpec;
import org.xentestday.agent.guest.Report;
import org.xentestday.agent.xl.XenInfo;

/** The machine sleeps and wakes by its clock, twice, with a guest that runs. */
record HostSleep(GuestSpec spec) implements Procedure {
    private static final int ROUNDS = 2;
    private static final int ASLEEP_SECONDS = 30;
    private static final int SECONDS = 120;

    @Override
    public Ending run(Stage stage) throws IOException {
        Guest guest = stage.start(spec);
        int cpus = cpus(stage);
        for (int round = 1; round <= ROUNDS; round++) {
            Report before = guest.report();
            stage.step("put the machine to sleep, time " + round + " of " + ROUNDS);
            var slept = stage.run(SECONDS, "rtcwake", "-m", "mem", "-s", Integer.toString(ASLEEP_SECONDS));
            if (!slept.ok()) {
                throw StopException.of(slept, "The machine did not go to sleep");
            }
            stage.step("look at the machine after it woke");
            stage.domains();
            if (cpus(stage) != cpus) {
                throw StopException.fail(cpus(stage) + " of " + cpus + " processors are online after the sleep.");
            }
            Continuity.check(stage, guest, before, ASLEEP_SECONDS);
        }
        return Passed.with(stage);
    }

    private static int cpus(Stage stage) {
        return XenInfo.of(
                        stage.must("The hypervisor does not answer", 20, "info").out())
                .cpus();
    }
}
