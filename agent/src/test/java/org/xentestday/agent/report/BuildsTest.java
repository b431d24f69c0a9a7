package org.xentestday.agent.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.xentestday.agent.probe.Running;
import org.xentestday.model.catalogue.Catalogue;
import org.xentestday.model.plan.Plan;
import org.xentestday.model.result.Build;
import org.xentestday.model.result.Candidate;

class BuildsTest {
    private static final Candidate RC6 = Candidate.parse("4.3.0-rc6");
    private static final Optional<Running> RUNNING = Optional.of(new Running("4.3", Optional.of("84fa990")));
    private static final Plan PLAN = new Plan(
            "xen-4.3.0",
            "Xen 4.3",
            "4.3.0",
            null,
            List.of(new Plan.KnownBuild(RC6, "84fa990" + "0".repeat(33))),
            null,
            List.of());

    @Test
    void the_hypervisors_changeset_proves_the_candidate() {
        assertThat(Builds.of(RC6, Optional.empty(), RUNNING, Optional.of(PLAN)))
                .isEqualTo(new Build(RC6, "84fa990", Build.KnownBy.CHANGESET));
    }

    @Test
    void without_it_the_testers_word_counts() {
        assertThat(Builds.of(RC6, Optional.of("84fa990"), Optional.empty(), Optional.of(PLAN)))
                .isEqualTo(new Build(RC6, "84fa990", Build.KnownBy.TESTER));
    }

    @Test
    void a_machine_booted_back_to_an_older_xen_says_nothing_about_the_candidate() {
        Optional<Running> older = Optional.of(new Running("4.2", Optional.of("1234567")));

        assertThat(Builds.of(RC6, Optional.empty(), older, Optional.of(PLAN)))
                .isEqualTo(new Build(RC6, null, Build.KnownBy.TESTER));
    }

    @Test
    void a_word_against_the_machine_or_the_plan_is_refused() {
        Optional<Running> another = Optional.of(new Running("4.3", Optional.of("1234567")));

        assertThatThrownBy(() -> Builds.of(RC6, Optional.of("fffffff"), RUNNING, Optional.empty()))
                .hasMessage("This machine runs changeset 84fa990 (xl info) and not fffffff.");
        assertThatThrownBy(() -> Builds.of(RC6, Optional.empty(), another, Optional.of(PLAN)))
                .hasMessageStartingWith("Changeset 1234567 is not 4.3.0-rc6, which is 84fa990");
    }

    @Test
    void the_only_testday_that_fits_is_meant() {
        Plan other = new Plan("xen-4.2.3", "Xen 4.2", "4.2.3", null, List.of(), null, List.of());

        assertThat(PlanChoice.of(List.of(other, PLAN), Optional.empty(), RC6).id())
                .isEqualTo("xen-4.3.0");
        assertThat(PlanChoice.of(List.of(), Optional.of("mine"), RC6))
                .isEqualTo(new PlanChoice("mine", "4.3.0", Optional.empty()));
        assertThatThrownBy(() -> PlanChoice.of(List.of(other), Optional.empty(), RC6))
                .hasMessage("Say which TestDay this is for with --plan: xen-4.2.3.");
    }

    @Test
    void an_unknown_test_is_answered_with_those_that_are_near() {
        assertThatThrownBy(() -> Tests.named(Catalogue.shipped(), "gpu-passthru"))
                .hasMessage(
                        "There is no test gpu-passthru; there are gpu-passthrough-large-vram, gpu-passthrough-primary.");
    }
}
