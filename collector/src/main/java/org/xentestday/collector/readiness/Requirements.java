package org.xentestday.collector.readiness;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.xentestday.collector.view.Standing;
import org.xentestday.collector.view.Words;
import org.xentestday.model.catalogue.Catalogue;
import org.xentestday.model.catalogue.TestCase;
import org.xentestday.model.plan.Plan;
import org.xentestday.model.result.Facets;
import org.xentestday.model.result.Status;
import org.xentestday.model.verdict.Coverage;
import org.xentestday.model.verdict.Tally;
import org.xentestday.model.verdict.Verdict;

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
        Check check = new Check(rule, test.get());
        return wish.on().values().isEmpty()
                ? check.all(wish.machines()).stream()
                : check.on(wish.on(), wish.machines()).stream();
    }

    private Stream<Unmet> ofTest(Rule rule, TestCase test) {
        return new Check(rule, test).all(rule.machines()).stream();
    }

    /** One rule and one test. */
    private final class Check {
        private final Rule rule;
        private final TestCase test;
        private final @Nullable Coverage coverage;
        private final Tally machines;
        private final List<Unmet> unmet = new ArrayList<>();

        Check(Rule rule, TestCase test) {
            this.rule = rule;
            this.test = test;
            this.coverage = standing.coverage().get(test.id());
            this.machines = coverage == null ? Tally.NONE : coverage.machines();
        }

        List<Unmet> all(int wanted) {
            if (coverage == null || machines.ran() == 0) {
                nothing(Math.max(1, wanted));
                return unmet;
            }
            atLeast(wanted, machines.ran(), "ran it", "machine");
            atLeast(rule.testers(), coverage.testers(), "ran it", "tester");
            exact(coverage);
            rule.facets().forEach((name, values) -> values.forEach(value -> facet(coverage, name, value)));
            failureRate();
            return unmet;
        }

        /** Where several facets are wanted at once, the rarest of them says how many there can be at most. */
        List<Unmet> on(Facets extent, int wanted) {
            if (coverage == null || machines.ran() == 0) {
                return all(wanted);
            }
            int ran = extent.values().entrySet().stream()
                    .mapToInt(each -> ran(coverage, each.getKey(), each.getValue()))
                    .min()
                    .orElse(machines.ran());
            String most = extent.values().size() > 1 && ran > 0 ? "at most " : "";
            if (ran < wanted) {
                add(
                        ran == 0 ? Gap.MISSING : Gap.INSUFFICIENT,
                        wanted - ran,
                        most + Words.count(ran, "machine") + " with " + extent + " ran it; " + wanted + " wanted");
            }
            return unmet;
        }

        private void nothing(int wanted) {
            Map<Status, Integer> statuses = coverage == null ? Map.of() : coverage.statuses();
            if (statuses.containsKey(Status.XFAIL)) {
                return; // documented as unsupported in this candidate: more runs would say the same
            }
            int harness = statuses.getOrDefault(Status.BROKEN, 0) + statuses.getOrDefault(Status.ERROR, 0);
            if (harness > 0) {
                add(
                        Gap.HARNESS,
                        wanted,
                        Words.count(harness, "result") + ", all of them the harness's fault; "
                                + Words.count(wanted, "machine") + " wanted");
            } else {
                add(Gap.MISSING, wanted, "no machine gave evidence; " + wanted + " wanted");
            }
        }

        private void atLeast(int wanted, int there, String did, String who) {
            if (there < wanted) {
                String sentence = Words.count(there, who) + " " + did + "; " + wanted + " wanted";
                add(Gap.INSUFFICIENT, wanted - there, sentence);
            }
        }

        private void exact(Coverage counts) {
            if (rule.exact() > 0 && commit.changeset() == null) {
                add(
                        Gap.INSUFFICIENT,
                        0,
                        "the plan does not name the commit of "
                                + standing.candidate().name() + "; " + rule.exact() + " machines on exactly it wanted");
                return;
            }
            atLeast(rule.exact(), commit.machines(counts), "ran exactly this commit", "machine");
        }

        private void facet(Coverage counts, String name, String value) {
            if (ran(counts, name, value) == 0) {
                add(
                        Gap.MISSING,
                        1,
                        "no machine with " + name + "=" + value + " among the " + machines.ran() + " that ran it");
            }
        }

        private void failureRate() {
            Double allowed = rule.failureRate();
            Double bound = standing.verdict(test.id())
                    .filter(each -> each.extent().values().isEmpty())
                    .map(Verdict::upperBound)
                    .orElse(null);
            if (allowed != null && bound != null && bound > allowed) {
                int enough = (int) Math.ceil(Math.log(0.05) / Math.log1p(-allowed));
                add(
                        Gap.INSUFFICIENT,
                        Math.max(1, enough - machines.ran()),
                        String.format(
                                Locale.ROOT,
                                "0 of %d machines failed, so the failure rate is at most %.2f; %.2f wanted, which 0 of %d shows",
                                machines.ran(),
                                bound,
                                allowed,
                                enough));
            }
        }

        private void add(Gap gap, int more, String sentence) {
            unmet.add(new Unmet(
                    test.id(), gap, rule.name(), sentence, more, test.support().mayBlock(), null));
        }
    }

    private static int ran(Coverage coverage, String name, String value) {
        return Objects.requireNonNullElse(coverage.facets().get(name), Map.<String, Tally>of())
                .getOrDefault(value, Tally.NONE)
                .ran();
    }
}
