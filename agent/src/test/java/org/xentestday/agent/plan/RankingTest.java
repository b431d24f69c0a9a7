package org.xentestday.agent.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.xentestday.agent.probe.Running;
import org.xentestday.agent.spool.Summary;
import org.xentestday.model.plan.Plan;
import org.xentestday.model.result.Facet;
import org.xentestday.model.result.Facets;
import org.xentestday.model.result.Status;
import org.xentestday.model.verdict.Asks;

class RankingTest {
    private static final Running UNTOLD = new Running("4.3", Optional.empty());
    private static final Running DISTRIBUTION = new Running("4.17", Optional.empty());

    private Machine machine = Bench.machine();
    private List<Summary> mine = List.of();

    @Test
    void the_run_that_tells_most_is_first() {
        // when
        List<Suggestion> next = next(
                Bench.plan(),
                Bench.asks("boot", Bench.anyone(0.2)),
                Bench.asks("ballooning", Bench.anyone(0.7)),
                Bench.asks("cpupools", Bench.anyone(0.4)));

        // then
        assertThat(next).extracting(Suggestion::test).containsExactly("ballooning", "cpupools", "boot");
        assertThat(next).extracting(Suggestion::runs).containsOnly(Suggestion.Runs.YES);
        assertThat(next.getFirst().command()).isEqualTo("testday run ballooning");
    }

    @Test
    void what_is_asked_of_other_machines_and_other_kinds_is_not_asked_here() {
        // given
        Facets intel = Facets.NONE.with(Facet.CPU_VENDOR, "intel");

        // when
        List<Suggestion> next = next(
                Bench.plan(),
                Bench.asks("boot", Bench.ask("b".repeat(32), Facets.NONE, Facets.NONE, Bench.RC6, 0.9)),
                Bench.asks("cpupools", Bench.ask(null, intel, Facets.NONE, Bench.RC6, 0.9)),
                Bench.asks("ballooning", Bench.ask(null, Facets.NONE, Bench.AMD, Bench.RC6, 0.9)));

        // then
        assertThat(next).isEmpty();
    }

    @Test
    void what_is_asked_of_this_very_machine_is_asked_although_it_ran_the_test() {
        // given
        mine = List.of(Bench.did("boot", Bench.RC6, Status.FAIL));

        // when
        List<Suggestion> next =
                next(Bench.plan(), Bench.asks("boot", Bench.ask(Bench.ME, Facets.NONE, Facets.NONE, Bench.RC6, 0.5)));

        // then
        assertThat(next).extracting(Suggestion::bits).containsExactly(0.5);
    }

    @Test
    void what_is_asked_of_anyone_is_not_asked_of_who_has_answered() {
        mine = List.of(Bench.did("boot", Bench.RC6, Status.PASS));

        assertThat(next(Bench.plan(), Bench.asks("boot", Bench.anyone(0.5)))).isEmpty();
    }

    @Test
    void what_came_to_nothing_here_may_be_tried_again() {
        mine = List.of(Bench.did("boot", Bench.RC6, Status.BROKEN));

        assertThat(next(Bench.plan(), Bench.asks("boot", Bench.anyone(0.5)))).hasSize(1);
    }

    @Test
    void an_older_candidate_has_to_be_booted_first_and_is_a_suggestion_of_its_own() {
        // when
        List<Suggestion> next = next(
                Bench.plan(),
                Bench.asks("boot", Bench.ask(null, Facets.NONE, Facets.NONE, Bench.RC5, 0.6), Bench.anyone(0.6)));

        // then
        assertThat(next).extracting(Suggestion::candidate).containsExactly(Bench.RC6, Bench.RC5);
        assertThat(next).extracting(Suggestion::runs).containsExactly(Suggestion.Runs.YES, Suggestion.Runs.NO);
        assertThat(next.getLast().command()).isEqualTo("testday run boot --candidate 4.3.0-rc5");
    }

    @Test
    void a_package_that_does_not_tell_is_not_to_be_booted_again_and_the_command_names_the_candidate() {
        // given
        machine = Bench.machine(UNTOLD);

        // when
        List<Suggestion> next =
                next(Bench.plan(Bench.wanted("gpu-passthrough-large-vram")), Bench.asks("boot", Bench.anyone(0.5)));

        // then
        assertThat(next).extracting(Suggestion::candidate).containsOnly(Bench.RC6);
        assertThat(next).extracting(Suggestion::runs).containsOnly(Suggestion.Runs.PROBABLY);
        assertThat(next)
                .extracting(Suggestion::command)
                .containsExactly(
                        "testday run boot --candidate 4.3.0-rc6",
                        "testday run gpu-passthrough-large-vram --candidate 4.3.0-rc6 --device BDF");
    }

    @Test
    void a_changeset_that_is_not_the_candidates_does_not_run_it() {
        machine = Bench.machine(new Running("4.3", Optional.of("d".repeat(12))));

        assertThat(next(Bench.plan(Bench.wanted("boot"))))
                .extracting(Suggestion::runs)
                .containsExactly(Suggestion.Runs.NO);
    }

    @Test
    void a_changeset_does_not_speak_against_a_candidate_that_is_not_tagged_yet() {
        // given
        machine = Bench.machine(new Running("4.3", Optional.of("d".repeat(12))));
        Plan plan = new Plan(
                "xen-4.3.0",
                "Xen 4.3",
                "4.3.0",
                null,
                List.of(new Plan.KnownBuild(Bench.RC6, null)),
                null,
                List.of(Bench.wanted("boot")));

        // then
        assertThat(next(plan)).extracting(Suggestion::runs).containsExactly(Suggestion.Runs.PROBABLY);
    }

    @Test
    void without_xen_the_newest_candidate_has_to_be_booted_first() {
        machine = new Machine(Bench.ME, Bench.AMD, Map.of(), Set.of(), Optional.empty());

        assertThat(next(Bench.plan(Bench.wanted("boot"))))
                .extracting(Suggestion::runs)
                .containsExactly(Suggestion.Runs.NO);
    }

    @Test
    void on_a_distributions_xen_the_newest_candidate_is_to_be_booted_and_what_was_told_about_it_is_known() {
        // given
        machine = Bench.machine(DISTRIBUTION);
        mine = List.of(Bench.did("cpupools", Bench.RC6, Status.PASS));

        // when
        List<Suggestion> next = ranked(Bench.plan(Bench.wanted("boot"), Bench.wanted("cpupools")), Optional.empty());

        // then
        assertThat(next).singleElement().satisfies(only -> {
            assertThat(only.candidate()).isEqualTo(Bench.RC6);
            assertThat(only.runs()).isEqualTo(Suggestion.Runs.NO);
            assertThat(only.why()).isEqualTo("The plan wants it on 5 machines; this one has not run it on rc6.");
            assertThat(only.command()).isEqualTo("testday run boot --candidate 4.3.0-rc6");
        });
    }

    @Test
    void the_baseline_that_was_booted_back_probably_runs() {
        // given
        machine = Bench.machine(new Running("4.2", Optional.empty()));

        // then
        assertThat(next(Bench.plan(Bench.wanted("boot")))).singleElement().satisfies(only -> {
            assertThat(only.runs()).isEqualTo(Suggestion.Runs.PROBABLY);
            assertThat(only.command()).isEqualTo("testday run boot --candidate 4.2.2-final");
        });
    }

    @Test
    void where_no_candidate_is_known_none_is_named() {
        // given
        machine = Bench.machine(DISTRIBUTION);
        Plan plan = new Plan("xen-4.3.0", "Xen 4.3", "4.3.0", null, List.of(), null, List.of(Bench.wanted("boot")));

        // then
        assertThat(ranked(plan, Optional.empty())).singleElement().satisfies(only -> {
            assertThat(only.candidate()).isNull();
            assertThat(only.command()).isEqualTo("testday run boot");
        });
    }

    @Test
    void a_test_is_suggested_once_a_candidate_by_its_best_reason() {
        // when
        List<Suggestion> next = next(
                Bench.plan(Bench.wanted("boot")),
                Bench.asks("boot", Bench.ask(null, Bench.AMD, Facets.NONE, Bench.RC6, 0.3), Bench.anyone(0.5)));

        // then
        assertThat(next).extracting(Suggestion::bits).containsExactly(0.5);
    }

    @Test
    void without_a_server_the_plan_alone_holds_in_its_order() {
        // given
        mine = List.of(Bench.did("boot", Bench.RC6, Status.PASS));

        // when
        List<Suggestion> next = ranked(
                Bench.plan(
                        Bench.wanted("net-throughput"),
                        Bench.wanted("boot"),
                        Bench.wanted("cpupools"),
                        Bench.wanted("ballooning"),
                        Bench.wanted("arm-swiotlb")),
                Optional.empty());

        // then
        assertThat(next)
                .as("what needs nobody comes first; what is done or not for this machine, not at all")
                .extracting(Suggestion::test)
                .containsExactly("cpupools", "ballooning", "net-throughput");
        assertThat(next).extracting(Suggestion::bits).containsOnlyNulls();
        assertThat(next.getFirst().why()).isEqualTo("The plan wants it on 5 machines; this one has not run it on rc6.");
    }

    @Test
    void what_the_server_asks_for_comes_before_what_the_plan_wants_and_has() {
        // when
        List<Suggestion> next = next(Bench.plan(Bench.wanted("boot")), Bench.asks("cpupools", Bench.anyone(0.1)));

        // then
        assertThat(next).extracting(Suggestion::test).containsExactly("cpupools", "boot");
        assertThat(next.getLast().bits()).isZero();
    }

    @Test
    void a_destructive_test_is_never_suggested() {
        // given
        Plan plan = Bench.plan(Bench.wanted("pf-driver-removal"));

        // then
        assertThat(Fit.of(Bench.test("pf-driver-removal"), machine, Facets.NONE, Facets.NONE)
                        .possible())
                .isTrue();
        assertThat(next(plan, Bench.asks("pf-driver-removal", Bench.anyone(1)))).isEmpty();
    }

    @Test
    void a_run_whose_end_is_documented_is_not_suggested() {
        // given
        Machine arm =
                new Machine(Bench.ME, Facets.NONE.with(Facet.CPU_VENDOR, "arm"), Map.of(), Set.of(), Optional.empty());
        Plan plan = Bench.plan(Bench.wanted("save-restore"), Bench.wanted("ballooning"));

        // when
        TestDay day = TestDay.of(plan, arm, List.of(), Bench.CATALOGUE);
        List<Suggestion> next = new Ranking(arm, List.of(), Bench.CATALOGUE)
                .of(List.of(day), Optional.of(List.of(Bench.asks("local-migrate", Bench.anyone(0.5)))));

        // then
        assertThat(next).extracting(Suggestion::test).containsExactly("ballooning");
    }

    @Test
    void a_usual_machine_is_not_asked_for_what_fails_with_the_usual_device_model() {
        // given
        Facets other = Facets.NONE.with(Facet.DEVICE_MODEL, "qemu-traditional");

        // then
        assertThat(next(Bench.plan(), Bench.asks("cpu-hotunplug", Bench.anyone(0.9))))
                .isEmpty();
        assertThat(next(Bench.plan(), Bench.asks("cpu-hotunplug", Bench.ask(null, other, Facets.NONE, Bench.RC6, 0.9))))
                .hasSize(1);
    }

    @Test
    void a_test_that_this_version_does_not_know_is_passed_over() {
        assertThat(next(Bench.plan(Bench.wanted("brand-new")), Bench.asks("newer-still", Bench.anyone(1))))
                .isEmpty();
    }

    private List<Suggestion> next(Plan plan, Asks... asks) {
        return ranked(plan, Optional.of(List.of(asks)));
    }

    private List<Suggestion> ranked(Plan plan, Optional<List<Asks>> asks) {
        TestDay day = TestDay.of(plan, machine, mine, Bench.CATALOGUE);
        return new Ranking(machine, mine, Bench.CATALOGUE).of(List.of(day), asks);
    }
}
