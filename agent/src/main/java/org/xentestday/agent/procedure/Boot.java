package org.xentestday.agent.procedure;

import java.io.IOException;
import org.xentestday.agent.evidence.Means;
import org.xentestday.agent.evidence.Signatures;
import org.xentestday.agent.journal.Interrupted;
import org.xentestday.agent.probe.BootCpus;
import org.xentestday.agent.xl.XenInfo;
import org.xentestday.model.result.Measure;

/** The hypervisor is up with all its processors, and so is dom0. What runs already is judged; else after a restart. */
record Boot(String candidate, boolean runs) implements Procedure {
    @Override
    public Ending run(Stage stage) throws IOException {
        if (!runs) {
            stage.step(Interrupted.RESTART + candidate);
            return new Ending.AfterRestart("Restart this machine into " + candidate
                    + " now; the result is made when testday is next started.");
        }
        stage.step("look at the hypervisor");
        int online = XenInfo.of(
                        stage.must("The hypervisor does not answer", 20, "info").out())
                .cpus();
        if (online == 0) {
            throw StopException.fail("xl info does not tell the number of processors.");
        }
        String log = stage.xl(20, "dmesg").out();
        BootCpus cpus = BootCpus.in(log);
        int expected = cpus.expected().orElse(cpus.up().orElse(0));
        if (expected > online) {
            throw StopException.fail(
                    "The hypervisor should have brought up " + expected + " processors and " + online + " are online.");
        }
        Signatures.shipped()
                .first(log.lines().toList())
                .filter(seen -> seen.means() == Means.HOST_LOST || seen.means() == Means.NO_BOOT)
                .ifPresent(seen -> {
                    throw StopException.fail(
                            "The log since the boot shows: " + seen.symptom().text());
                });
        stage.step("look at dom0");
        if (stage.domains().stream().noneMatch(domain -> domain.id() == 0)) {
            throw StopException.fail("xl list does not show dom0.");
        }
        return Passed.with(stage, new Measure("cpus", online, "1"));
    }
}
