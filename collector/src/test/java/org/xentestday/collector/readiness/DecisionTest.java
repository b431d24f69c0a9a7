package org.xentestday.collector.readiness;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.xentestday.collector.view.Story;
import org.xentestday.collector.view.View;
import org.xentestday.model.catalogue.Catalogue;
import org.xentestday.model.issue.KnownIssue;
import org.xentestday.model.issue.KnownIssue.State;
import org.xentestday.model.result.Facet;
import org.xentestday.model.result.Facets;
import org.xentestday.model.result.Status;
import org.xentestday.model.verdict.Known;
import org.xentestday.model.verdict.Tally;
import org.xentestday.model.verdict.VerdictKind;

class DecisionTest {
    private static final Facets AMD = Facets.NONE.with(Facet.CPU_VENDOR, "amd");
    private static final Facets INTEL = Facets.NONE.with(Facet.CPU_VENDOR, "intel");
    private static final Policy NOTHING_ASKED = Stand.with(List.of(), List.of());
    private final Stand stand = new Stand();

    @Test
    void what_the_policy_asks_and_nothing_failing_is_ready() {
        // given
        stand.ran("boot", new Tally(0, 5)).verdict("boot", VerdictKind.PASSING, new Tally(0, 5));

        // when
        Readiness report = stand.under(Stand.bootOn(5, null));

        // then
        assertThat(report.outcome()).isEqualTo(Outcome.READY);
        assertThat(report.unmet()).isEmpty();
        assertThat(report.wouldChange()).isEmpty();
    }

    @Test
    void a_regression_in_what_xen_supports_blocks() {
        // given
        stand.ran("boot", new Tally(3, 5)).verdict("boot", VerdictKind.REGRESSION, new Tally(3, 5));

        // when
        Readiness report = stand.under(Stand.bootOn(9, null));

        // then
        assertThat(report.outcome()).isEqualTo(Outcome.NOT_READY);
        assertThat(report.blockers()).extracting(Item::words).containsExactly("fail REGR. vs. 4.2.0");
        assertThat(report.unmet()).extracting(Unmet::gap).containsExactly(Gap.FAILED);
    }

    @Test
    void a_regression_in_what_xen_does_not_support_is_a_known_issue() {
        // given
        stand.ran("nested-hvm", new Tally(3, 5)).verdict("nested-hvm", VerdictKind.REGRESSION, new Tally(3, 5));

        // when
        Readiness report = stand.under(NOTHING_ASKED);

        // then
        assertThat(report.outcome()).isEqualTo(Outcome.READY_WITH_KNOWN_ISSUES);
        assertThat(report.knownIssues()).extracting(Item::test).containsExactly("nested-hvm");
    }

    @Test
    void a_test_that_the_catalogue_does_not_know_never_blocks() {
        // given
        stand.ran("brand-new", new Tally(3, 5)).verdict("brand-new", VerdictKind.REGRESSION, new Tally(3, 5));

        // then
        assertThat(stand.under(NOTHING_ASKED).outcome()).isEqualTo(Outcome.READY_WITH_KNOWN_ISSUES);
    }

    @Test
    void an_undecided_suspicion_needs_more_evidence() {
        // given
        stand.ran("boot", new Tally(1, 5)).verdict("boot", VerdictKind.SUSPECT, new Tally(1, 5));

        // when
        Readiness report = stand.under(NOTHING_ASKED);

        // then
        assertThat(report.outcome()).isEqualTo(Outcome.NOT_ENOUGH_EVIDENCE);
        assertThat(report.wouldChange()).containsExactly("boot: One more machine.");
    }

    @Test
    void a_waiver_covers_the_machines_it_names_and_no_others() {
        // given
        stand.ran("boot", new Tally(4, 9))
                .verdict("boot", VerdictKind.REGRESSION, AMD, new Tally(2, 2))
                .verdict("boot", VerdictKind.REGRESSION, INTEL, new Tally(2, 2));
        Waiver amd = waiver("boot", AMD);

        // when
        Readiness report = stand.under(Stand.with(List.of(), List.of(amd)));

        // then
        assertThat(report.blockers())
                .extracting(each -> each.verdict().extent())
                .containsExactly(INTEL);
        assertThat(report.knownIssues()).extracting(Item::waiver).containsExactly(amd);
    }

    @Test
    void the_waiver_of_a_known_issue_is_as_good_as_one_of_the_policy() {
        // given
        Known waived = known(State.ACTIVE, Known.Standing.EXPLAINS, LocalDate.of(2013, 6, 28));
        stand.ran("boot", new Tally(2, 5))
                .verdict("boot", VerdictKind.REGRESSION, AMD, new Tally(2, 2))
                .known(waived);

        // when
        Readiness report = stand.under(NOTHING_ASKED);

        // then
        assertThat(report.outcome()).isEqualTo(Outcome.READY_WITH_KNOWN_ISSUES);
        assertThat(report.knownIssues()).extracting(Item::waiver).containsExactly(waiver("boot", AMD));
        assertThat(ReadinessText.of(report))
                .contains("waived by the release manager until 2013-06-28: in the release notes");
    }

    @Test
    void an_expired_waiver_of_a_known_issue_is_shown_and_does_nothing() {
        // given
        Known expired = known(State.ACTIVE, Known.Standing.EXPLAINS, LocalDate.of(2013, 6, 27));
        stand.ran("boot", new Tally(2, 5))
                .verdict("boot", VerdictKind.REGRESSION, new Tally(2, 5))
                .known(expired);

        // when
        Readiness report = stand.under(NOTHING_ASKED);

        // then
        assertThat(report.outcome()).isEqualTo(Outcome.NOT_READY);
        assertThat(report.blockers()).extracting(Item::waiver).containsOnlyNulls();
        assertThat(report.expired()).extracting(Waiver::test).containsExactly("boot");
    }

    @ParameterizedTest
    @CsvSource({"ACTIVE, PARTLY", "DRY_RUN, EXPLAINS", "CLOSED, EXPLAINS"})
    void an_issue_that_does_not_act_or_explains_only_some_failures_waives_nothing(
            State state, Known.Standing standing) {
        // given
        stand.ran("boot", new Tally(2, 5))
                .verdict("boot", VerdictKind.REGRESSION, new Tally(2, 5))
                .known(known(state, standing, LocalDate.of(2013, 6, 28)));

        // then
        assertThat(stand.under(NOTHING_ASKED).outcome()).isEqualTo(Outcome.NOT_READY);
    }

    @Test
    void a_waiver_of_an_extent_that_no_machine_tells_apart_is_as_good() {
        // given
        View view = new View();
        Story.tell(view);
        Facets graphics =
                view.standing(Story.RC6).findings().getFirst().equivalent().getFirst();

        // when
        Readiness report = Decision.decide(
                Stand.with(List.of(), List.of(waiver("gpu-passthrough-large-vram", graphics))),
                Story.plan(),
                Catalogue.shipped(),
                view.standing(Story.RC6),
                Story.EVENING);

        // then
        assertThat(report.blockers()).isEmpty();
    }

    @Test
    void a_waiver_of_some_machines_does_not_cover_a_verdict_about_everyone() {
        // given
        stand.ran("boot", new Tally(4, 9)).verdict("boot", VerdictKind.REGRESSION, new Tally(4, 9));

        // then
        assertThat(stand.under(Stand.with(List.of(), List.of(waiver("boot", AMD))))
                        .outcome())
                .isEqualTo(Outcome.NOT_READY);
    }

    @Test
    void missing_evidence_can_be_waived_and_is_then_a_known_issue() {
        // given
        stand.ran("xtf", new Tally(0, 1));
        Rule rule = Stand.bootOn(3, null).rules().getFirst();

        // when
        Readiness report = stand.under(Stand.with(List.of(rule), List.of(waiver("boot", Facets.NONE))));

        // then
        assertThat(report.outcome()).isEqualTo(Outcome.READY_WITH_KNOWN_ISSUES);
        assertThat(report.unmet()).singleElement().satisfies(each -> {
            assertThat(each.gap()).isEqualTo(Gap.MISSING);
            assertThat(each.open()).isFalse();
        });
    }

    @Test
    void requirements_tell_missing_from_too_few_from_a_broken_harness() {
        // given
        stand.ran("guest-pv", new Tally(0, 2))
                .ran("guest-hvm", Tally.NONE, Map.of(Status.BROKEN, 4), Map.of())
                .ran("cpu-hotunplug", Tally.NONE, Map.of(Status.XFAIL, 4), Map.of());
        Rule guests = Rule.machines("guests", new Scope.Area("guests"), 3, Map.of());
        Rule hotplug = Rule.machines("hotplug", new Scope.Tests(Set.of("cpu-hotunplug")), 3, Map.of());

        // when
        Readiness report = stand.under(Stand.with(List.of(guests, hotplug), List.of()));

        // then
        assertThat(report.unmet())
                .extracting(each -> each.test() + " " + each.gap().word() + " " + each.more() + ": " + each.sentence())
                .containsExactly(
                        "guest-pv insufficient 1: 2 machines ran it; 3 wanted",
                        "guest-pvh missing 3: no machine gave evidence; 3 wanted",
                        "guest-hvm harness 3: 4 results, all of them the harness's fault; 3 machines wanted",
                        "guest-pvshim missing 3: no machine gave evidence; 3 wanted");
        assertThat(report.outcome()).isEqualTo(Outcome.NOT_ENOUGH_EVIDENCE);
    }

    @Test
    void few_machines_cannot_show_a_small_failure_rate() {
        // given
        stand.ran("boot", new Tally(0, 4)).verdict("boot", VerdictKind.PASSING, new Tally(0, 4));

        // when
        Readiness report = stand.under(Stand.bootOn(1, 0.25));

        // then
        assertThat(report.unmet())
                .extracting(Unmet::sentence)
                .containsExactly("0 of 4 machines failed, so the failure rate is at most 0.53; 0.25 wanted, which 0"
                        + " of 11 shows");
        assertThat(report.wouldChange()).containsExactly("boot: 7 more machines.");
    }

    @Test
    void a_facet_that_nobody_had_is_missing() {
        // given
        stand.ran(
                "boot",
                new Tally(0, 4),
                Map.of(Status.PASS, 4),
                Map.of("cpu_vendor", Map.of("intel", new Tally(0, 4))));
        Rule rule = Rule.machines(
                "both vendors", new Scope.Tests(Set.of("boot")), 1, Map.of("cpu_vendor", List.of("intel", "amd")));

        // then
        assertThat(stand.under(Stand.with(List.of(rule), List.of())).unmet())
                .extracting(Unmet::sentence)
                .containsExactly("no machine with cpu_vendor=amd among the 4 that ran it");
    }

    @Test
    void without_any_evidence_nothing_is_ready() {
        // then
        assertThat(stand.under(NOTHING_ASKED).outcome()).isEqualTo(Outcome.NOT_ENOUGH_EVIDENCE);
    }

    private static Known known(State state, Known.Standing standing, LocalDate expires) {
        KnownIssue.Waiver waiver = new KnownIssue.Waiver("the release manager", "in the release notes", expires);
        return new Known("slow-boot", "Boots slowly", state, new Tally(2, 2), 0, standing, waiver);
    }

    private static Waiver waiver(String test, Facets on) {
        return new Waiver(test, on, "the release manager", "in the release notes", LocalDate.of(2013, 6, 28));
    }
}
