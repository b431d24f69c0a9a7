package org.xentestday.agent.journal;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.xentestday.agent.probe.BootCpus;
import org.xentestday.agent.probe.Booted;
import org.xentestday.agent.probe.Domain;
import org.xentestday.agent.probe.Running;
import org.xentestday.model.result.Build;
import org.xentestday.model.result.Status;

/** The test of booting: it ends in another boot than it began in. Pure. */
final class Restart {
    /** The reason of a result where nobody restarted the machine. */
    static final String NOT_RESTARTED = "not-restarted";

    private static final Duration PATIENCE = Duration.ofDays(1);

    private Restart() {}

    /** Whether that attempt waits for the machine to restart. */
    static boolean is(Journal.Attempt attempt) {
        return attempt.lastStep()
                .filter(step -> step.startsWith(Interrupted.RESTART))
                .isPresent();
    }

    /** Empty while the restart may still come, or what runs cannot be told. */
    static Optional<Ending> ending(Journal.Attempt attempt, Awake now) {
        Task task = attempt.intent().task();
        if (attempt.intent().boot().equals(now.boot())) {
            boolean waiting = attempt.intent().startedAt().plus(PATIENCE).isAfter(now.at());
            return waiting
                    ? Optional.empty()
                    : Optional.of(Ending.of(task, Outcome.of(Status.BLOCKED, null, NOT_RESTARTED)));
        }
        return now.booted().get().flatMap(booted -> ending(task, booted, now));
    }

    private static Optional<Ending> ending(Task task, Booted booted, Awake now) {
        if (booted.domain() == Domain.NONE) {
            return Optional.of(noBoot(task, "came up without Xen"));
        }
        if (booted.domain() == Domain.GUEST) {
            return Optional.empty();
        }
        Build build = task.build();
        return booted.xen().map(running -> {
            String expected = Optional.ofNullable(build.changeset())
                    .or(() -> now.changeset(build.candidate()))
                    .orElse(null);
            return isThat(running, build, expected)
                    ? up(running, task, booted)
                    : noBoot(task, "runs Xen " + name(running));
        });
    }

    private static boolean isThat(Running running, Build build, @Nullable String expected) {
        String changeset = running.changeset().orElse(null);
        boolean same = changeset == null
                || expected == null
                || changeset.startsWith(expected)
                || expected.startsWith(changeset);
        return same && running.of(build.candidate().release());
    }

    /** It is about the candidate as it was booted now; how the boot before it was configured says nothing. */
    private static Ending up(Running running, Task task, Booted booted) {
        Build build = task.build();
        Build proved = running.changeset()
                .map(changeset -> new Build(build.candidate(), changeset, Build.KnownBy.CHANGESET))
                .orElse(build);
        return new Ending(
                outcome(booted.cpus()), proved, task.facets().ofAnyBoot().and(booted.facets()));
    }

    private static Outcome outcome(BootCpus cpus) {
        OptionalInt up = cpus.up();
        OptionalInt expected = cpus.expected();
        if (up.isEmpty() || expected.isEmpty()) {
            return Outcome.pass().warning("How many processors came up is not known: the boot messages are gone.");
        }
        return up.getAsInt() >= expected.getAsInt()
                ? Outcome.pass()
                : Outcome.of(
                        Status.FAIL,
                        "Only " + up.getAsInt() + " of " + expected.getAsInt() + " processors came up.",
                        null);
    }

    /** How the candidate would have been configured, neither the boot before nor this one tells. */
    private static Ending noBoot(Task task, String instead) {
        return new Ending(
                Outcome.of(
                        Status.NO_BOOT,
                        "The machine was to restart into " + task.build().candidate() + " and " + instead + ".",
                        null),
                task.build(),
                task.facets().ofAnyBoot());
    }

    private static String name(Running running) {
        return running.version()
                + running.changeset()
                        .map(changeset -> " of changeset " + changeset)
                        .orElse("")
                + " instead";
    }
}
