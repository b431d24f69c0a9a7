package org.xentestday.streams.topology;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.xentestday.model.Topics;
import org.xentestday.model.fixture.TestMachine;
import org.xentestday.model.issue.KnownIssue;
import org.xentestday.model.issue.KnownIssue.Match;
import org.xentestday.model.issue.KnownIssue.State;
import org.xentestday.model.plan.Plan;
import org.xentestday.model.plan.Plan.KnownBuild;
import org.xentestday.model.plan.Plan.Wanted;
import org.xentestday.model.result.Candidate;
import org.xentestday.model.result.Facet;
import org.xentestday.model.result.Facets;
import org.xentestday.model.result.Status;
import org.xentestday.model.verdict.Known;
import org.xentestday.model.verdict.Verdict;
import org.xentestday.model.verdict.VerdictKind;

/** What a decision rests on beside the results of its test. */
class CircumstancesTest {
    private static final String RC5 = "4.3.0-rc5";
    private static final String RC6 = "4.3.0-rc6";

    private final TopologyBench bench = new TopologyBench();
    private final List<TestMachine> machines = IntStream.range(0, 12)
            .mapToObj(i -> TestMachine.named("m" + i)
                    .with(Facet.DUT_BAR, i < 5 ? "le8g" : "le64m")
                    .with(Facet.DUT_VENDOR, i % 2 == 0 ? "10de" : "8086"))
            .toList();

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void a_machine_that_fails_everywhere_alone_has_a_track_record_and_weighs_less() {
        // given
        enrol();
        send(RC5, "boot", machines, Status.PASS);
        send(RC6, "boot", machines.subList(2, 12), Status.PASS);
        send(RC6, "boot", machines.subList(0, 2), Status.FAIL);
        bench.decide();
        Double before = bench.verdict(RC6, "boot").probability();

        // when
        for (int test = 0; test < 8; test++) {
            send(RC6, "other-" + test, machines.subList(1, 12), Status.PASS);
            send(RC6, "other-" + test, machines.subList(0, 1), Status.FAIL);
        }
        bench.decide();

        // then
        String bad = machines.getFirst().pseudonym() + "/" + RC6 + "/0";
        assertThat(bench.left(Topics.QUALITY).get(bad)).contains("\"failing\":9", "\"ran\":9");
        assertThat(bench.verdict(RC6, "boot").probability()).isLessThan(before);
    }

    @Test
    void an_issue_published_later_is_put_beside_the_verdict_and_hides_nothing() {
        // given
        regression();
        bench.decide();

        // when
        bench.publish(issue(State.ACTIVE));
        bench.decide();

        // then
        Verdict verdict = bench.verdict(RC6, "gpu");
        assertThat(verdict.kind()).isEqualTo(VerdictKind.REGRESSION);
        assertThat(verdict.known()).singleElement().satisfies(known -> {
            assertThat(known.standing()).isEqualTo(Known.Standing.EXPLAINS);
            assertThat(known.matching()).hasToString("5 of 5");
        });
        assertThat(verdict.reasons()).contains("known issue big-bar: 5 of 5 failing machines");
    }

    @Test
    void a_dry_run_shows_what_it_would_cover_and_says_nothing() {
        // given
        bench.publish(issue(State.DRY_RUN));

        // when
        regression();
        bench.decide();

        // then
        Verdict verdict = bench.verdict(RC6, "gpu");
        assertThat(verdict.known()).hasSize(1);
        assertThat(verdict.reasons()).noneMatch(line -> line.contains("big-bar"));
    }

    @Test
    void what_would_tell_most_is_asked() {
        // given
        enrol();
        send(RC5, "gpu", machines.subList(0, 4), Status.PASS);
        send(RC6, "gpu", machines.subList(0, 1), Status.CRASH);

        // when
        bench.decide();

        // then
        assertThat(bench.left(Topics.ASKS).get("4.3.0/rc6/gpu"))
                .contains("It would tell whether gpu on rc6 regressed.");
    }

    @Test
    void what_the_plan_wants_is_asked_of_the_kind_of_machine_that_it_wants_even_where_nobody_ran_it() {
        // given
        Facets large = Facets.NONE.with(Facet.DUT_BAR, "le8g");
        enrol();
        send(RC6, "boot", machines.subList(0, 4), Status.PASS);

        // when
        bench.publish(plan(new Wanted("gpu", large, 3), new Wanted("boot", Facets.NONE, 4)));
        bench.decide();

        // then
        assertThat(bench.left(Topics.ASKS).get("4.3.0/rc6/gpu"))
                .contains("The plan wants it on 3 machines with dut_bar=le8g; 0 ran it.");
        assertThat(bench.left(Topics.ASKS).get("4.3.0/rc6/boot")).doesNotContain("The plan wants");
    }

    @Test
    void a_wish_that_is_met_is_not_asked_any_more() {
        // given
        enrol();
        bench.publish(plan(new Wanted("gpu", Facets.NONE.with(Facet.DUT_BAR, "le8g"), 3)));
        bench.decide();

        // when
        send(RC6, "gpu", machines.subList(0, 5), Status.PASS);
        bench.decide();

        // then
        assertThat(bench.left(Topics.ASKS).get("4.3.0/rc6/gpu")).doesNotContain("The plan wants");
    }

    @Test
    void a_candidate_that_nobody_ran_is_not_asked_any_more_when_it_has_a_successor() {
        // given
        bench.publish(plan(new Wanted("gpu", Facets.NONE, 3)));
        bench.decide();

        // when
        bench.publish(plan(List.of(RC5, RC6, "4.3.0-rc7"), new Wanted("gpu", Facets.NONE, 3)));
        bench.decide();

        // then
        assertThat(bench.left(Topics.ASKS)).containsOnlyKeys("4.3.0/rc7/gpu");
    }

    @Test
    void a_wish_that_the_plan_takes_back_is_not_asked_any_more() {
        // given
        enrol();
        bench.publish(plan(new Wanted("gpu", Facets.NONE, 3), new Wanted("xtf", Facets.NONE, 3)));
        bench.decide();

        // when
        bench.publish(plan(new Wanted("xtf", Facets.NONE, 3)));
        bench.decide();

        // then
        assertThat(bench.left(Topics.ASKS)).containsOnlyKeys("4.3.0/rc6/xtf");
    }

    @Test
    void a_result_of_the_next_release_filed_under_this_one_does_not_end_what_is_asked() {
        // given
        enrol();
        send(RC6, "gpu", machines.subList(0, 1), Status.PASS);
        bench.decide();
        String before = bench.left(Topics.ASKS).get("4.3.0/rc6/gpu");

        // when
        send("4.4.0-rc1", "gpu", machines.subList(1, 2), Status.PASS);
        bench.decide();

        // then
        assertThat(before).contains("\"asks\"");
        assertThat(bench.left(Topics.ASKS)).containsOnly(Map.entry("4.3.0/rc6/gpu", before));
    }

    private static Plan plan(Wanted... wanted) {
        return plan(List.of(RC5, RC6), wanted);
    }

    private static Plan plan(List<String> candidates, Wanted... wanted) {
        List<KnownBuild> known = candidates.stream()
                .map(candidate -> new KnownBuild(Candidate.parse(candidate), null))
                .toList();
        return new Plan("xen-4.3.0", "Xen 4.3", "4.3.0", null, known, null, List.of(wanted));
    }

    @Test
    void a_second_finding_has_its_own_key_and_is_withdrawn_when_it_no_longer_holds() {
        // given
        List<TestMachine> many = IntStream.range(0, 36)
                .mapToObj(i -> TestMachine.named("of-many" + i)
                        .with(Facet.DUT_BAR, i < 10 ? "le8g" : "le64m")
                        .with(Facet.DUT_VENDOR, i >= 10 && i < 20 ? "10de" : "8086"))
                .toList();
        many.forEach(bench::enrol);
        send(RC5, "gpu", many, Status.PASS);
        send(RC6, "gpu", many.subList(0, 20), Status.CRASH);
        send(RC6, "gpu", many.subList(20, 36), Status.PASS);
        bench.decide();
        Set<String> two = Set.copyOf(bench.left(Topics.VERDICTS).keySet());

        // when
        for (TestMachine machine : many) {
            for (int attempt = 2; attempt < 9; attempt++) {
                bench.send(machine.event(RC6, "gpu", Status.PASS, attempt));
            }
        }
        bench.decide();

        // then
        assertThat(two)
                .hasSize(3)
                .contains("4.3.0/rc5/gpu", "4.3.0/rc6/gpu")
                .anyMatch(key -> key.startsWith("4.3.0/rc6/gpu@dut_"));
        assertThat(bench.left(Topics.VERDICTS)).containsOnlyKeys("4.3.0/rc5/gpu", "4.3.0/rc6/gpu");
    }

    private void regression() {
        enrol();
        send(RC5, "gpu", machines, Status.PASS);
        send(RC6, "gpu", machines.subList(0, 5), Status.CRASH);
        send(RC6, "gpu", machines.subList(5, 12), Status.PASS);
    }

    private void enrol() {
        machines.forEach(bench::enrol);
    }

    private void send(String candidate, String test, List<TestMachine> on, Status status) {
        on.forEach(machine -> bench.send(machine.event(candidate, test, status, 1)));
    }

    private static KnownIssue issue(State state) {
        Match match = new Match(List.of(), List.of("gpu"), Facets.NONE, null);
        return new KnownIssue("big-bar", "Large BARs do not fit", null, state, match, null);
    }
}
