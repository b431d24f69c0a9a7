package org.xentestday.collector.readiness;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.xentestday.collector.view.Published;
import org.xentestday.collector.view.Standing;
import org.xentestday.collector.view.Story;
import org.xentestday.collector.view.View;
import org.xentestday.model.catalogue.Catalogue;
import org.xentestday.model.event.EventType;
import org.xentestday.model.plan.Plan;
import org.xentestday.model.result.Candidate;
import org.xentestday.model.result.Facets;
import org.xentestday.model.result.Status;
import org.xentestday.model.verdict.Coverage;
import org.xentestday.model.verdict.Known;
import org.xentestday.model.verdict.Tally;
import org.xentestday.model.verdict.Verdict;
import org.xentestday.model.verdict.VerdictKind;

/** How a candidate stands, for tests: says only what a test is about. */
final class Stand {
    static final Candidate RC6 = Story.RC6;

    private final List<Verdict> verdicts = new ArrayList<>();
    private final List<Coverage> coverage = new ArrayList<>();

    /** A verdict about everyone. */
    Stand verdict(String test, VerdictKind kind, Tally here) {
        return verdict(test, kind, Facets.NONE, here);
    }

    Stand verdict(String test, VerdictKind kind, Facets extent, Tally here) {
        return verdict(test, kind, extent, here, Tally.NONE);
    }

    Stand verdict(String test, VerdictKind kind, Facets extent, Tally here, Tally outside) {
        Double bound = here.ran() > 0 && here.failing() == 0 ? 1 - Math.pow(0.05, 1.0 / here.ran()) : null;
        verdicts.add(new Verdict(
                RC6,
                test,
                kind,
                extent,
                List.of(),
                Story.LAST,
                Story.RC5,
                here,
                outside,
                Tally.NONE,
                0.9,
                null,
                bound,
                0,
                List.of(),
                "plain-1",
                List.of(),
                "One more machine.",
                List.of(),
                List.of()));
        return this;
    }

    /** The last verdict stands beside that known issue. */
    Stand known(Known known) {
        verdicts.add(verdicts.removeLast().with(List.of(known), List.of()));
        return this;
    }

    /** Machines of as many testers, all on exactly the candidate's commit. */
    Stand ran(String test, Tally machines) {
        return ran(test, machines, Map.of(Status.PASS, machines.ran()), Map.of());
    }

    Stand ran(String test, Tally machines, Map<Status, Integer> statuses, Map<String, Map<String, Tally>> facets) {
        TreeMap<String, SortedMap<String, Tally>> sorted = new TreeMap<>();
        facets.forEach((name, values) -> sorted.put(name, new TreeMap<>(values)));
        TreeMap<String, Integer> changesets = new TreeMap<>(Map.of(Story.CHANGESET, machines.ran()));
        int results = statuses.values().stream().mapToInt(Integer::intValue).sum();
        coverage.add(new Coverage(RC6, test, machines, machines.ran(), results, 0, statuses, changesets, sorted));
        return this;
    }

    /** As the view gives it, having read the records in this order. */
    Standing standing() {
        View view = new View();
        Published log = new Published();
        Story.keyed(verdicts).forEach((key, each) -> view.apply(log.says(EventType.VERDICT, key, each, Story.EVENING)));
        coverage.forEach(each -> view.apply(log.says(EventType.COVERAGE, each.key(), each, Story.EVENING)));
        return view.standing(RC6);
    }

    Readiness under(Policy policy) {
        return Decision.decide(policy, Story.plan(), Catalogue.shipped(), standing(), Story.EVENING);
    }

    static Plan plan() {
        return Story.plan();
    }

    /** A policy with one rule about {@code boot}. */
    static Policy bootOn(int machines, @Nullable Double failureRate) {
        Rule rule = new Rule("it boots", new Scope.Tests(Set.of("boot")), machines, 0, 0, new TreeMap<>(), failureRate);
        return with(List.of(rule), List.of());
    }

    static Policy with(List<Rule> rules, List<Waiver> waivers) {
        return new Policy("of a test", Set.of(VerdictKind.REGRESSION, VerdictKind.NEW_FAILURE), rules, waivers);
    }
}
