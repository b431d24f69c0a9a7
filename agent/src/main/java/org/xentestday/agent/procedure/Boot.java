package org.xentestday.agent.procedure;

import java.io.IOException;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.xentestday.agent.evidence.Means;
import org.xentestday.agent.evidence.Signatures;
import org.xentestday.agent.journal.Interrupted;
import org.xentestday.model.result.Measure;

/** The hypervisor is up with all its processors, and so is dom0. What runs already is judged; else after a restart. */
record Boot(String candidate, boolean runs) implements Procedure {
    private static final Pattern CPUS = Pattern.compile("nr_cpus\\s*:\\s*(\\d+)");
    private static final Pattern PRESENT = Pattern.compile("SMP: Allowing (\\d+) CPUs|Brought up (\\d+) CPUs");

    @Override
    public Ending run(Stage stage) throws IOException {
        if (!runs) {
            stage.step(Interrupted.RESTART + candidate);
            return new Ending.AfterRestart("Restart this machine into " + candidate
                    + " now; the result is made when testday is next started.");
        }
        stage.step("look at the hypervisor");
        int online = number(
                        CPUS,
                        stage.must("The hypervisor does not answer", 20, "info").out())
                .orElseThrow(() -> StopException.fail("xl info does not tell the number of processors."));
        String log = stage.xl(20, "dmesg").out();
        OptionalInt allowed = number(PRESENT, log);
        if (allowed.isPresent() && allowed.getAsInt() > online) {
            throw StopException.fail(
                    "The hypervisor found " + allowed.getAsInt() + " processors and " + online + " are online.");
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

    private static OptionalInt number(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        if (!matcher.find()) {
            return OptionalInt.empty();
        }
        String digits = matcher.group(1) != null ? matcher.group(1) : matcher.group(2);
        return OptionalInt.of(Integer.parseInt(Optional.ofNullable(digits).orElse("0")));
    }
}
