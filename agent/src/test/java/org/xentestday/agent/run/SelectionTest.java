package org.xentestday.agent.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.xentestday.agent.procedure.Wish;
import org.xentestday.model.catalogue.Catalogue;
import org.xentestday.model.catalogue.TestCase;
import org.xentestday.model.catalogue.TestCase.Risk;
import org.xentestday.model.plan.Plan;
import org.xentestday.model.result.Facets;

class SelectionTest {
    private static final Wish WISH = new Wish(Set.of(), List.of(), 4, 4000, "linux-6.1", "4.3.0-rc6", true);

    @Test
    void nothing_named_means_what_the_plan_asks_for() {
        Plan plan = new Plan(
                "p", "P", "4.3.0", null, List.of(), null, List.of(new Plan.Wanted("cpu-hotplug", Facets.NONE, 5)));

        assertThat(ids(of(), Optional.of(plan))).containsExactly("cpu-hotplug");
    }

    @Test
    void without_a_plan_it_means_what_risks_no_more_than_a_guest_and_needs_nobody() {
        List<TestCase> tests = of().tests(Catalogue.shipped(), Optional.empty(), WISH);

        assertThat(tests)
                .extracting(TestCase::id)
                .contains("guest-pv", "save-restore")
                .doesNotContain("net-throughput");
        assertThat(tests).allSatisfy(test -> assertThat(test.risk()).isLessThanOrEqualTo(Risk.GUEST));
    }

    @Test
    void all_means_all_but_destructive_ones() {
        Selection all = new Selection(List.of(), Optional.empty(), true, true);

        assertThat(all.tests(Catalogue.shipped(), Optional.empty(), WISH))
                .hasSizeGreaterThan(20)
                .noneMatch(test -> test.risk() == Risk.DESTRUCTIVE);
    }

    @Test
    void a_destructive_test_runs_where_it_is_named_and_wanted_so() {
        TestCase destructive = Catalogue.shipped().tests().stream()
                .filter(test -> test.risk() == Risk.DESTRUCTIVE)
                .findFirst()
                .orElseThrow();
        Selection named = new Selection(List.of(destructive.id()), Optional.empty(), false, false);
        Selection wanted = new Selection(List.of(destructive.id()), Optional.empty(), false, true);

        assertThat(ids(named, Optional.empty())).containsExactly(destructive.id());
        assertThat(named.allows(destructive)).isFalse();
        assertThat(wanted.allows(destructive)).isTrue();
    }

    @Test
    void an_area_is_all_of_it_and_a_test_that_does_not_exist_is_said_so() {
        Selection area = new Selection(List.of(), Optional.of("cpu-hotplug"), false, false);
        Selection typo = new Selection(List.of("gest-pv"), Optional.empty(), false, false);

        assertThat(ids(area, Optional.empty())).containsExactly("cpu-hotplug", "cpu-hotunplug");
        assertThatThrownBy(() -> ids(typo, Optional.empty())).hasMessageStartingWith("There is no test gest-pv");
    }

    private static Selection of() {
        return new Selection(List.of(), Optional.empty(), false, false);
    }

    private static List<String> ids(Selection selection, Optional<Plan> plan) {
        return selection.tests(Catalogue.shipped(), plan, WISH).stream()
                .map(TestCase::id)
                .toList();
    }
}
