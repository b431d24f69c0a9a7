package org.xentestday.agent.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.xentestday.agent.probe.BootCpus;
import org.xentestday.agent.probe.Booted;
import org.xentestday.agent.probe.Domain;
import org.xentestday.agent.probe.Running;
import org.xentestday.model.plan.Plan;
import org.xentestday.model.result.Build;
import org.xentestday.model.result.Candidate;
import org.xentestday.model.result.Facets;
import org.xentestday.model.result.Status;

class InterruptedTest {
    private static final BootCpus NOT_TOLD = new BootCpus(OptionalInt.empty(), OptionalInt.empty());
    private static final Instant NOON = Instant.parse("2025-11-01T12:00:00Z");
    private static final Candidate RC3 = Candidate.parse("4.21.0-rc3");
    private static final String COMMIT = "06af9ef22996cecc2024a2e6523cec77a655581e";
    private static final String RESTART = Interrupted.RESTART + RC3;

    @Test
    void a_host_that_went_down_in_another_test_is_lost_and_xen_may_be_gone_with_it() {
        Outcome outcome = ending("start guest", build(null), "boot-2", booted(Domain.NONE, null));

        assertThat(outcome.status()).isEqualTo(Status.HOST_LOST);
        assertThat(outcome.wentWrong())
                .isEqualTo("The machine went down during the step \"start guest\" and came up again under another boot,"
                        + " without Xen.");
    }

    @Test
    void a_candidate_that_runs_after_the_restart_has_booted() {
        Ending ending = Interrupted.ending(
                        attempt(RESTART, build(null)),
                        awake("boot-2", booted(Domain.DOM0, COMMIT.substring(0, 12)), NOON))
                .orElseThrow();

        assertThat(ending.outcome()).isEqualTo(Outcome.pass());
        assertThat(ending.build()).isEqualTo(new Build(RC3, COMMIT.substring(0, 12), Build.KnownBy.CHANGESET));
    }

    @Test
    void a_build_that_does_not_tell_its_changeset_is_the_candidate_by_the_testers_word() {
        Ending ending = Interrupted.ending(
                        attempt(RESTART, build(COMMIT)), awake("boot-2", booted(Domain.DOM0, null), NOON))
                .orElseThrow();

        assertThat(ending.outcome().status()).isEqualTo(Status.PASS);
        assertThat(ending.build()).isEqualTo(build(COMMIT));
    }

    @Test
    void another_xen_or_none_means_that_the_candidate_did_not_boot() {
        Booted older =
                new Booted(Domain.DOM0, Optional.of(new Running("4.20", Optional.empty())), NOT_TOLD, Facets.NONE);

        assertThat(ending(RESTART, build(null), "boot-2", older).wentWrong())
                .isEqualTo("The machine was to restart into 4.21.0-rc3 and runs Xen 4.20 instead.");
        assertThat(ending(RESTART, build(null), "boot-2", booted(Domain.DOM0, "abcdef0"))
                        .wentWrong())
                .endsWith("and runs Xen 4.21 of changeset abcdef0 instead.");
        Outcome without = ending(RESTART, build(null), "boot-2", booted(Domain.NONE, null));
        assertThat(without.status()).isEqualTo(Status.NO_BOOT);
        assertThat(without.wentWrong()).endsWith("and came up without Xen.");
    }

    @Test
    void processors_that_did_not_come_up_are_a_failure() {
        Booted three =
                new Booted(Domain.DOM0, Optional.of(new Running("4.21", Optional.empty())), cpus(3, 4), Facets.NONE);
        Booted unknown =
                new Booted(Domain.DOM0, Optional.of(new Running("4.21", Optional.empty())), NOT_TOLD, Facets.NONE);

        assertThat(ending(RESTART, build(null), "boot-2", three).wentWrong())
                .isEqualTo("Only 3 of 4 processors came up.");
        assertThat(ending(RESTART, build(null), "boot-2", unknown).status()).isEqualTo(Status.PASS);
        assertThat(ending(RESTART, build(null), "boot-2", unknown).warnings()).hasSize(1);
    }

    @Test
    void a_machine_that_was_not_restarted_yet_waits_for_a_day() {
        Journal.Attempt attempt = attempt(RESTART, build(null));
        Booted never = booted(Domain.NONE, null);

        assertThat(Interrupted.ending(attempt, awake("boot-1", never, NOON.plus(Duration.ofHours(23)))))
                .isEmpty();
        assertThat(Interrupted.ending(attempt, awake("boot-1", never, NOON.minus(Duration.ofDays(400)))))
                .isEmpty();
        assertThat(Interrupted.ending(attempt, awake("boot-1", never, NOON.plus(Duration.ofHours(25))))
                        .orElseThrow()
                        .outcome())
                .isEqualTo(Outcome.of(Status.BLOCKED, null, "not-restarted"));
    }

    @Test
    void a_clock_that_was_wrong_makes_an_attempt_neither_negative_nor_longer_than_can_be_told() {
        Intent intent = attempt("start guest", build(null)).intent();
        Outcome lost = Outcome.of(Status.HOST_LOST, "The machine went down.", null);

        assertThat(lost.result(intent, null, NOON.minus(Duration.ofDays(400))).durationMillis())
                .isZero();
        assertThat(lost.result(intent, null, NOON.plus(Duration.ofDays(400))).durationMillis())
                .isEqualTo(31_536_000_000L);
    }

    @Test
    void nobody_judges_a_restart_without_knowing_what_runs() {
        Journal.Attempt attempt = attempt(RESTART, build(null));
        Booted secretive = new Booted(Domain.DOM0, Optional.empty(), NOT_TOLD, Facets.NONE);

        assertThat(Interrupted.ending(attempt, awake("boot-2", secretive, NOON)))
                .isEmpty();
        assertThat(Interrupted.ending(attempt, awake("boot-2", booted(Domain.GUEST, null), NOON)))
                .isEmpty();
        assertThat(Interrupted.ending(attempt, new Awake("boot-2", NOON, Optional::empty, List.of())))
                .isEmpty();
    }

    private static Outcome ending(String step, Build build, String bootNow, Booted booted) {
        return Interrupted.ending(attempt(step, build), awake(bootNow, booted, NOON))
                .orElseThrow()
                .outcome();
    }

    private static Awake awake(String boot, Booted booted, Instant at) {
        Plan plan = new Plan(
                "xen-4.21.0", "Xen 4.21", "4.21.0", null, List.of(new Plan.KnownBuild(RC3, COMMIT)), null, List.of());
        return new Awake(boot, at, () -> Optional.of(booted), List.of(plan));
    }

    private static Booted booted(Domain domain, @Nullable String changeset) {
        Optional<Running> running = domain == Domain.NONE
                ? Optional.empty()
                : Optional.of(new Running("4.21", Optional.ofNullable(changeset)));
        return new Booted(domain, running, cpus(4, 4), Facets.NONE);
    }

    private static BootCpus cpus(int up, int expected) {
        return new BootCpus(OptionalInt.of(up), OptionalInt.of(expected));
    }

    private static Build build(@Nullable String changeset) {
        return new Build(RC3, changeset, Build.KnownBy.TESTER);
    }

    private static Journal.Attempt attempt(String step, Build build) {
        Task task = new Task("xen-4.21.0", "4.21.0", "boot", 1, build, Facets.NONE);
        return new Journal.Attempt(new Intent(task, 1, "m".repeat(32), "boot-1", NOON, null), Optional.of(step));
    }
}
