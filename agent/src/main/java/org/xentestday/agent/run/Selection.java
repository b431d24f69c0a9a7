package org.xentestday.agent.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.xentestday.agent.procedure.Variant;
import org.xentestday.agent.procedure.Variants;
import org.xentestday.agent.procedure.Wish;
import org.xentestday.agent.report.Tests;
import org.xentestday.model.catalogue.Catalogue;
import org.xentestday.model.catalogue.TestCase;
import org.xentestday.model.catalogue.TestCase.Risk;
import org.xentestday.model.plan.Plan;

/**
 * Which tests the tester means.
 *
 * @param ids named one by one
 * @param area all of an area
 * @param all all of the catalogue
 * @param destructive whether tests that may bring the host down for good are meant, too, where they are named
 */
public record Selection(List<String> ids, Optional<String> area, boolean all, boolean destructive) {
    public Selection {
        ids = List.copyOf(ids);
    }

    /** The tests in the catalogue's order; those of the plan, or that risk no more than a guest, where none is named. */
    public List<TestCase> tests(Catalogue catalogue, Optional<Plan> plan, Wish wish) {
        List<TestCase> named =
                ids.stream().map(id -> Tests.named(catalogue, id)).toList();
        List<TestCase> chosen = new ArrayList<>();
        for (TestCase test : catalogue.tests()) {
            if (named.contains(test) || (chosenAtAll(test) && test.risk() != Risk.DESTRUCTIVE)) {
                chosen.add(test);
            }
        }
        return ids.isEmpty() && area.isEmpty() && !all ? usual(catalogue, plan, wish) : chosen;
    }

    /** Whether that test may run: destructive ones only where both the name and the flag were given. */
    public boolean allows(TestCase test) {
        return test.risk() != Risk.DESTRUCTIVE || (destructive && ids.contains(test.id()));
    }

    private boolean chosenAtAll(TestCase test) {
        return all || area.filter(test.area()::equals).isPresent();
    }

    private static List<TestCase> usual(Catalogue catalogue, Optional<Plan> plan, Wish wish) {
        Set<String> wanted = plan.stream()
                .flatMap(known -> known.wanted().stream())
                .map(Plan.Wanted::test)
                .collect(java.util.stream.Collectors.toSet());
        return catalogue.tests().stream()
                .filter(test -> wanted.isEmpty() ? harmless(test, wish) : wanted.contains(test.id()))
                .filter(test -> test.risk() != Risk.DESTRUCTIVE)
                .toList();
    }

    private static boolean harmless(TestCase test, Wish wish) {
        return test.risk().compareTo(Risk.GUEST) <= 0
                && Variants.of(test, wish).stream().noneMatch(Variant::guided);
    }
}
