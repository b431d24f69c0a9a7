package org.xentestday.collector.view;

import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.xentestday.model.plan.Plan;
import org.xentestday.model.result.Candidate;
import org.xentestday.model.result.Facets;
import org.xentestday.model.verdict.Coverage;
import org.xentestday.model.verdict.Tally;

/**
 * How far a wish of a plan is met.
 *
 * @param plan id of the TestDay
 * @param candidate that was to be tested
 * @param test id in the catalogue
 * @param on facets of the machines that matter
 * @param wanted distinct machines
 * @param ran machines that gave evidence; where several facets are asked for, at most so many have all of them
 * @param missing machines at least
 */
record Shortfall(String plan, Candidate candidate, String test, Facets on, int wanted, int ran, int missing) {

    static Shortfall of(Plan plan, Candidate candidate, Plan.Wanted wish, @Nullable Coverage coverage) {
        int ran = coverage == null ? 0 : ran(wish.on(), coverage);
        return new Shortfall(
                plan.id(), candidate, wish.test(), wish.on(), wish.machines(), ran, Math.max(0, wish.machines() - ran));
    }

    private static int ran(Facets on, Coverage coverage) {
        IntStream each = on.values().entrySet().stream()
                .mapToInt(facet -> coverage.facets()
                        .getOrDefault(facet.getKey(), java.util.Collections.emptySortedMap())
                        .getOrDefault(facet.getValue(), Tally.NONE)
                        .ran());
        return IntStream.concat(each, IntStream.of(coverage.machines().ran()))
                .min()
                .orElse(0);
    }

    /** Orders the wishes of all plans: by plan, then as the plan has them. */
    static Map.Entry<String, Shortfall> keyed(int place, Shortfall shortfall) {
        return Map.entry("%s/%04d".formatted(shortfall.plan(), place), shortfall);
    }
}
