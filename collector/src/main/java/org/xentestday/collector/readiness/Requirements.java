package org.xentestday.collector.readiness;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.xentestday.collector.view.Standing;
import org.xentestday.model.catalogue.Catalogue;
import org.xentestday.model.catalogue.TestCase;
import org.xentestday.model.plan.Plan;
import org.xentestday.model.verdict.Coverage;

/** Compares what a policy asks for with what was run. Pure. */
final class Requirements {
    private static final Comparator<Unmet> ORDER = Comparator.comparing(Unmet::gap)
            .thenComparingInt(each -> -each.more())
            .thenComparing(each -> each.rule())
            .thenComparing(each -> each.sentence());

    private final Plan plan;
    private final Catalogue catalogue;
    private final Standing standing;
    private final Commit commit;

    Requirements(Plan plan, Catalogue catalogue, Standing standing) {
        this.plan = plan;
        this.catalogue = catalogue;
        this.standing = standing;
        this.commit = Commit.of(plan, standing.candidate());
    }

    /** All that is not met, by test in the catalogue's order; the order of rules does not matter. */
    List<Unmet> unmet(List<Rule> rules) {
        Map<String, List<Unmet>> byTest = rules.stream()
                .flatMap(this::ofRule)
                .distinct()
                .sorted(ORDER)
                .collect(Collectors.groupingBy(Unmet::test));
        return catalogue.tests().stream()
                .flatMap(test -> said(test.id(), byTest.getOrDefault(test.id(), List.of())))
                .toList();
    }

    /** Where nothing is there at all, that is said once, for the rule that wants most. */
    private Stream<Unmet> said(String test, List<Unmet> unmet) {
        Coverage coverage = standing.coverage().get(test);
        boolean nothing = coverage == null || coverage.machines().ran() == 0;
        return nothing ? unmet.stream().limit(1) : unmet.stream();
    }

    private Stream<Unmet> ofRule(Rule rule) {
        if (rule.scope() instanceof Scope.Wanted) {
            return plan.wanted().stream().flatMap(wish -> wanted(rule, wish));
        }
        return rule.scope().in(catalogue).stream().flatMap(test -> ofTest(rule, test));
    }

    private Stream<Unmet> wanted(Rule rule, Plan.Wanted wish) {
        Optional<TestCase> test = catalogue.test(wish.test());
        if (test.isEmpty()) {
            return Stream.empty();
        }
        Requirement requirement = requirement(rule, test.get());
        return wish.on().values().isEmpty()
                ? requirement.all(wish.machines()).stream()
                : requirement.on(wish.on(), wish.machines()).stream();
    }

    private Stream<Unmet> ofTest(Rule rule, TestCase test) {
        return requirement(rule, test).all(rule.machines()).stream();
    }

    private Requirement requirement(Rule rule, TestCase test) {
        return new Requirement(rule, test, standing, commit);
    }
}
