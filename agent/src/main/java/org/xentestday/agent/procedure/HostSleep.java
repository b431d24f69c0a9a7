package org.xentestday.agent.procedure;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.xentestday.agent.command.Ran;
import org.xentestday.agent.evidence.Ring;
import org.xentestday.agent.guest.Guest;
import org.xentestday.agent.guest.GuestSpec;
import org.xentestday.agent.guest.Report;
import org.xentestday.agent.journal.Thing;
import org.xentestday.agent.xl.XenInfo;

/**
 * The machine sleeps (S3) and wakes by its clock, twice, with a guest that runs. {@code rtcwake} also ends with 0 where
 * the kernel only idled: what counts is what the hypervisor says.
 */
record HostSleep(GuestSpec spec) implements Procedure {
    private static final int ROUNDS = 2;
    private static final int ASLEEP_SECONDS = 30;
    private static final int SECONDS = 120;
    private static final String KINDS = "/sys/power/mem_sleep";
    private static final String DEEP = "deep";
    private static final Pattern CHOSEN = Pattern.compile("\\[(\\w+)]");

    @Override
    public Ending run(Stage stage) throws IOException {
        choose(stage);
        Guest guest = stage.start(spec);
        int cpus = cpus(stage);
        for (int round = 1; round <= ROUNDS; round++) {
            Report before = guest.report();
            stage.step("put the machine to sleep, time " + round + " of " + ROUNDS);
            Ring log = log(stage);
            Ran slept = stage.run(SECONDS, "rtcwake", "-m", "mem", "-s", Integer.toString(ASLEEP_SECONDS));
            if (!slept.ok()) {
                throw StopException.of(slept, "The machine did not go to sleep");
            }
            stage.step("look at the machine after it woke");
            stage.domains();
            if (!wokeFromS3(log(stage).since(log))) {
                throw StopException.fail("The machine woke, and the hypervisor's log does not tell of a sleep (S3).");
            }
            if (cpus(stage) != cpus) {
                throw StopException.fail(cpus(stage) + " of " + cpus + " processors are online after the sleep.");
            }
            Continuity.check(stage, guest, before, ASLEEP_SECONDS);
        }
        return Passed.with(stage);
    }

    /** A kernel that knows no kinds of sleep has S3 only. */
    private static void choose(Stage stage) throws IOException {
        Optional<String> before = stage.lab()
                .host()
                .file(KINDS)
                .map(CHOSEN::matcher)
                .filter(Matcher::find)
                .map(found -> found.group(1))
                .filter(kind -> !kind.equals(DEEP));
        if (before.isEmpty()) {
            return;
        }
        stage.step("choose S3 as the kind of sleep");
        stage.made(Thing.What.SLEEP_KIND, KINDS, before);
        Ran written = stage.write(KINDS, DEEP);
        if (!written.ok()) {
            throw StopException.of(written, "S3 was not chosen as the kind of sleep");
        }
    }

    private static Ring log(Stage stage) {
        return Ring.of(
                stage.must("The hypervisor's log was not read", 20, "dmesg").out());
    }

    /** A release build that is not told to say more only tells that it wakes its processors. */
    private static boolean wokeFromS3(List<String> fresh) {
        boolean talks = said(fresh, "Preparing system for ACPI S3 state");
        return said(fresh, "Finishing wakeup from ACPI S3 state") || (!talks && said(fresh, "Enabling non-boot CPUs"));
    }

    private static boolean said(List<String> lines, String words) {
        return lines.stream().anyMatch(line -> line.contains(words));
    }

    private static int cpus(Stage stage) {
        return XenInfo.of(
                        stage.must("The hypervisor does not answer", 20, "info").out())
                .cpus();
    }
}
