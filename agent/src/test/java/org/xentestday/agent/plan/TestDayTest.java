package org.xentestday.agent.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.xentestday.agent.probe.Running;
import org.xentestday.model.catalogue.TestCase;
import org.xentestday.model.plan.Plan;
import org.xentestday.model.result.Candidate;
import org.xentestday.model.result.Facets;
import org.xentestday.model.result.Status;

class TestDayTest {
    @Test
    void the_changeset_that_runs_proves_the_candidate() {
        // when
        TestDay day = day(new Running("4.3", Optional.of("c5c5c5c5c5c5")));

        // then
        assertThat(day.runs()).isEqualTo(Bench.RC5);
        assertThat(day.proved()).isTrue();
        assertThat(day.candidates()).extracting(Plan.KnownBuild::candidate).containsExactly(Bench.RC5, Bench.RC6);
    }

    @Test
    void a_build_that_does_not_tell_is_taken_for_the_newest_candidate_and_that_is_said() {
        TestDay day = day(new Running("4.3", Optional.empty()));

        assertThat(day.runs()).isEqualTo(Bench.RC6);
        assertThat(day.proved()).isFalse();
    }

    @Test
    void a_machine_that_was_booted_back_runs_the_baseline_or_nothing_of_this_day() {
        assertThat(day(new Running("4.2", Optional.empty())).runs()).isEqualTo(Candidate.parse("4.2.2-final"));
        assertThat(day(new Running("4.17", Optional.empty())).runs()).isNull();
    }

    @Test
    void a_test_that_the_catalogue_does_not_know_is_shown_with_the_reason() {
        // given
        Plan plan = Bench.plan(Bench.wanted("brand-new"));

        // when
        TestDay day = TestDay.of(plan, Bench.machine(), List.of(), Bench.CATALOGUE);

        // then
        assertThat(day.wanted())
                .singleElement()
                .satisfies(offer -> assertThat(offer.fit().possible()).isFalse());
    }

    @Test
    void what_was_done_on_another_candidate_is_not_done_on_this_one() {
        // given
        Plan plan = Bench.plan(Bench.wanted("boot"), Bench.wanted("cpupools"));

        // when
        TestDay day = TestDay.of(
                plan,
                Bench.machine(),
                List.of(Bench.did("boot", Bench.RC5, Status.PASS), Bench.did("cpupools", Bench.RC6, Status.FAIL)),
                Bench.CATALOGUE);

        // then
        assertThat(day.wanted()).extracting(Offer::done).containsExactly(false, true);
    }

    @Test
    void the_others_are_those_that_no_day_asks_for() {
        // given
        TestDay day = TestDay.of(Bench.plan(Bench.wanted("boot")), Bench.machine(), List.of(), Bench.CATALOGUE);

        // then
        assertThat(TestDay.others(List.of(day), Bench.machine(), List.of(), Bench.CATALOGUE))
                .extracting(Offer::test)
                .containsExactlyElementsOf(Bench.CATALOGUE.tests().stream()
                        .map(TestCase::id)
                        .filter(id -> !id.equals("boot"))
                        .toList());
    }

    private static TestDay day(Running running) {
        Machine machine = new Machine(Bench.ME, Facets.NONE, Map.of(), Set.of(), Optional.of(running));
        return TestDay.of(Bench.plan(), machine, List.of(), Bench.CATALOGUE);
    }
}
