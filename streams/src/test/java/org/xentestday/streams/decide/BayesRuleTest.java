package org.xentestday.streams.decide;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.xentestday.model.result.Candidate;
import org.xentestday.model.result.Facet;
import org.xentestday.model.result.Facets;
import org.xentestday.model.result.Status;
import org.xentestday.model.verdict.Asks;
import org.xentestday.model.verdict.Tally;
import org.xentestday.model.verdict.Verdict;
import org.xentestday.model.verdict.VerdictKind;

class BayesRuleTest {
    private static final String RC5 = "4.3.0-rc5";
    private static final String RC6 = "4.3.0-rc6";
    private static final String LAST = "4.2.5-final";

    private final List<Cell> cells = new ArrayList<>();

    @Test
    void passing_everywhere_is_passing_with_an_upper_bound() {
        everyone(10, RC6, Status.PASS);

        Verdict verdict = decide();

        assertThat(verdict.kind()).isEqualTo(VerdictKind.PASSING);
        assertThat(verdict.upperBound()).isEqualTo(0.2589); // 1 - 0.05^(1/10)
    }

    @Test
    void one_machine_that_passes_is_too_little() {
        everyone(1, RC6, Status.PASS);

        assertThat(decide().kind()).isEqualTo(VerdictKind.INSUFFICIENT);
    }

    @Test
    void failing_now_and_passing_before_is_a_regression_with_its_since() {
        everyone(5, LAST, Status.PASS);
        everyone(5, RC5, Status.PASS);
        everyone(5, RC6, Status.FAIL);

        Verdict verdict = decide();

        assertThat(verdict.kind()).isEqualTo(VerdictKind.REGRESSION);
        assertThat(verdict.extent()).isEqualTo(Facets.NONE);
        assertThat(verdict.probability()).isGreaterThan(0.95);
        assertThat(verdict.sinceRelease()).hasToString(LAST);
        assertThat(verdict.sinceCandidate()).hasToString(RC5);
    }

    @Test
    void a_regression_on_some_hardware_names_the_hardware() {
        for (int i = 0; i < 12; i++) {
            Facets facets = Facets.NONE
                    .with(Facet.CPU_VENDOR, i % 3 == 0 ? "amd" : "intel")
                    .with(Facet.DUT_BAR, i % 2 == 0 ? "le8g" : "le64m");
            vote(i, RC5, Status.PASS, facets);
            vote(i, RC6, i % 2 == 0 ? Status.CRASH : Status.PASS, facets);
        }

        Verdict verdict = decide();

        assertThat(verdict.kind()).isEqualTo(VerdictKind.REGRESSION);
        assertThat(verdict.extent()).hasToString("dut_bar=le8g");
        assertThat(verdict.here()).isEqualTo(new Tally(6, 6));
        assertThat(verdict.outside()).isEqualTo(new Tally(0, 6));
    }

    @Test
    void facets_that_no_machine_tells_apart_are_named_together() {
        for (int i = 0; i < 10; i++) {
            String vendor = i < 5 ? "amd" : "intel";
            Facets facets = Facets.NONE.with(Facet.CPU_VENDOR, vendor).with(Facet.IOMMU, i < 5 ? "amdvi" : "vtd");
            vote(i, RC5, Status.PASS, facets);
            vote(i, RC6, i < 5 ? Status.FAIL : Status.PASS, facets);
        }

        Verdict verdict = decide();

        assertThat(verdict.extent()).hasToString("cpu_vendor=amd");
        assertThat(verdict.equivalent()).extracting(Facets::toString).containsExactly("iommu=amdvi");
        assertThat(verdict.next())
                .isEqualTo("A run of rc6 on a machine with only one of cpu_vendor=amd and iommu=amdvi"
                        + " would tell which of them it is.");
    }

    @Test
    void a_lone_machine_makes_a_suspicion_and_not_a_regression() {
        everyone(6, RC5, Status.PASS);
        everyone(5, RC6, Status.PASS);
        vote(5, RC6, Status.FAIL, Facets.NONE.with(Facet.CPU_VENDOR, "amd"));

        assertThat(decide().kind()).isNotEqualTo(VerdictKind.REGRESSION);
    }

    @Test
    void failing_before_as_now_is_broken_before() {
        everyone(4, RC5, Status.FAIL);
        everyone(4, RC6, Status.FAIL);

        Verdict verdict = decide();

        assertThat(verdict.kind()).isEqualTo(VerdictKind.BROKEN_BEFORE);
        assertThat(verdict.reasons()).contains("like rc5 (there it fails on 4 of 4 machines)", "never pass");
    }

    @Test
    void failing_with_nothing_to_compare_is_a_new_failure() {
        everyone(4, RC6, Status.FAIL);

        assertThat(decide().kind()).isEqualTo(VerdictKind.NEW_FAILURE);
    }

    @Test
    void failing_before_and_passing_now_is_fixed() {
        everyone(5, RC5, Status.FAIL);
        everyone(5, RC6, Status.PASS);

        Verdict verdict = decide();

        assertThat(verdict.kind()).isEqualTo(VerdictKind.FIXED);
        assertThat(verdict.reasons()).contains("fail in rc5 (there it fails on 5 of 5 machines)");
    }

    @Test
    void now_and_then_failing_before_as_now_is_flaky() {
        for (int i = 0; i < 24; i++) {
            vote(i, RC5, i % 4 == 0 ? Status.FAIL : Status.PASS, Facets.NONE);
            vote(i, RC6, i % 4 == 1 ? Status.FAIL : Status.PASS, Facets.NONE);
        }

        assertThat(decide().kind()).isEqualTo(VerdictKind.FLAKY);
    }

    @Test
    void what_was_fixed_on_some_hardware_is_said_of_that_hardware() {
        for (int i = 0; i < 12; i++) {
            Facets facets = Facets.NONE.with(Facet.DEVICE_MODEL, i < 8 ? "qemu-xen" : "qemu-traditional");
            vote(i, RC5, i < 8 ? Status.FAIL : Status.PASS, facets);
            vote(i, RC6, Status.PASS, facets);
        }

        Verdict verdict = decide();

        assertThat(verdict.kind()).isEqualTo(VerdictKind.FIXED);
        assertThat(verdict.extent()).hasToString("device_model=qemu-xen");
        assertThat(verdict.before()).isEqualTo(new Tally(8, 8));
    }

    @Test
    void nothing_is_called_fixed_where_nobody_ran_the_candidate() {
        for (int i = 0; i < 16; i++) {
            vote(i, LAST, i < 8 ? Status.FAIL : Status.PASS, vendor(i < 8 ? "amd" : "intel"));
        }
        for (int i = 8; i < 11; i++) {
            vote(i, RC6, Status.PASS, vendor("intel"));
        }

        assertThat(decide().kind()).isEqualTo(VerdictKind.PASSING);
    }

    @Test
    void now_and_then_failing_on_some_hardware_before_as_now_is_flaky_there() {
        for (int i = 0; i < 40; i++) {
            boolean amd = i < 20;
            vote(i, RC5, amd && i % 20 < 9 ? Status.FAIL : Status.PASS, vendor(amd ? "amd" : "intel"));
            vote(i, RC6, amd && i % 20 >= 6 && i % 20 < 15 ? Status.FAIL : Status.PASS, vendor(amd ? "amd" : "intel"));
        }

        Verdict verdict = decide();

        assertThat(verdict.kind()).isEqualTo(VerdictKind.FLAKY);
        assertThat(verdict.extent()).hasToString("cpu_vendor=amd");
        assertThat(verdict.reasons())
                .containsExactly(
                        "fails on 9 of 20 machines with cpu_vendor=amd in rc6; of the others 0 of 20",
                        "pass in rc5 (there it fails on 9 of 20 machines)");
    }

    @Test
    void a_regression_beside_another_wants_two_machines_of_its_own() {
        besideTenThatRegressed(1);

        List<Verdict> verdicts = verdicts();

        assertThat(verdicts).extracting(verdict -> verdict.extent().toString()).containsExactly("dut_bar=le8g");
    }

    @Test
    void two_regressions_of_a_test_are_two_verdicts() {
        besideTenThatRegressed(4);

        List<Verdict> verdicts = verdicts();

        assertThat(verdicts).extracting(Verdict::kind).containsOnly(VerdictKind.REGRESSION);
        assertThat(verdicts)
                .extracting(verdict -> verdict.extent().toString())
                .containsExactly("dut_bar=le8g", "cpu_vendor=hygon");
        assertThat(verdicts.getLast().here()).isEqualTo(new Tally(4, 4));
    }

    @Test
    void another_regression_is_not_asked_for_as_a_name_of_the_same() {
        besideTenThatRegressed(4);
        Question question = new Question(Candidate.parse(RC6), "test", cells);

        Asks asks = NextRuns.after(verdicts().getFirst(), question, List.of());

        assertThat(asks.asks())
                .noneMatch(ask -> ask.lacking().value(Facet.CPU_VENDOR).isPresent());
    }

    /** Ten with the large BAR fail now, and so do these few of another vendor, of thirty with the small one. */
    private void besideTenThatRegressed(int hygon) {
        for (int i = 0; i < 40; i++) {
            Facets facets = vendor(i >= 40 - hygon ? "hygon" : i % 2 == 0 ? "amd" : "intel")
                    .with(Facet.DUT_BAR, i < 10 ? "le8g" : "le64m");
            vote(i, LAST, Status.PASS, facets);
            vote(i, RC5, Status.PASS, facets);
            vote(i, RC6, i < 10 || i >= 40 - hygon ? Status.FAIL : Status.PASS, facets);
        }
    }

    @Test
    void one_host_lost_among_many_passes_is_a_suspicion() {
        everyone(30, RC5, Status.PASS);
        everyone(29, RC6, Status.PASS);
        vote(29, RC6, Status.HOST_LOST, Facets.NONE.with(Facet.CPU_VENDOR, "intel"));

        Verdict verdict = decide();

        assertThat(verdict.kind()).isEqualTo(VerdictKind.SUSPECT);
        assertThat(verdict.reasons()).contains("the host went down on 1 of 30 machines");
    }

    @Test
    void what_is_documented_as_unsupported_is_untested_and_not_the_harness() {
        everyone(5, RC6, Status.XFAIL);

        assertThat(decide().kind()).isEqualTo(VerdictKind.UNTESTED);
        assertThat(decide().reasons()).containsExactly("no evidence on rc6; other results: XFAIL 5");
    }

    @Test
    void nothing_but_harness_failures_is_harness() {
        everyone(5, RC5, Status.PASS);
        everyone(5, RC6, Status.BROKEN);

        Verdict verdict = decide();

        assertThat(verdict.kind()).isEqualTo(VerdictKind.HARNESS);
        assertThat(verdict.unjudged()).isEqualTo(5);
    }

    @Property(tries = 60)
    void results_that_are_no_evidence_never_move_a_verdict(@ForAll Random random) {
        world(random);
        Verdict before = decide();

        for (Status status : Status.values()) {
            if (!status.evidence()) {
                vote(100 + random.nextInt(50), RC6, status, Facets.NONE.with(Facet.CPU_VENDOR, "amd"));
            }
        }
        Verdict after = decide();

        assertThat(after.kind()).isEqualTo(before.kind());
        assertThat(after.probability()).isEqualTo(before.probability());
        assertThat(after.here()).isEqualTo(before.here());
    }

    @Property(tries = 60)
    void the_order_of_evidence_does_not_matter(@ForAll Random random) {
        world(random);
        Verdict before = decide();

        Collections.shuffle(cells, random);

        assertThat(decide()).isEqualTo(before);
    }

    private void world(Random random) {
        cells.clear();
        for (int i = 0; i < 20; i++) {
            Facets facets = Facets.NONE
                    .with(Facet.CPU_VENDOR, random.nextBoolean() ? "amd" : "intel")
                    .with(Facet.SMT, random.nextBoolean() ? "on" : "off");
            vote(i, RC5, random.nextInt(5) == 0 ? Status.FAIL : Status.PASS, facets);
            vote(i, RC6, random.nextInt(3) == 0 ? Status.CRASH : Status.PASS, facets);
        }
    }

    private static Facets vendor(String vendor) {
        return Facets.NONE.with(Facet.CPU_VENDOR, vendor);
    }

    private void everyone(int machines, String candidate, Status status) {
        IntStream.range(0, machines)
                .forEach(i -> vote(i, candidate, status, Facets.NONE.with(Facet.CPU_VENDOR, "intel")));
    }

    private void vote(int machine, String candidate, Status status, Facets facets) {
        cells.add(new Cell(List.of(new Evidence(
                "id-" + machine + "-" + candidate + "-" + status,
                "machine-" + machine,
                "tester-" + machine,
                "boot",
                1,
                Candidate.parse(candidate),
                null,
                status,
                facets,
                null,
                1,
                "digest",
                1))));
    }

    private Verdict decide() {
        return verdicts().getFirst();
    }

    private List<Verdict> verdicts() {
        return new BayesRule().decide(new Question(Candidate.parse(RC6), "test", cells));
    }
}
