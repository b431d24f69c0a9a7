package org.xentestday.collector.readiness;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What the policy asks of each test in a scope.
 *
 * @param name for the report
 * @param scope the tests
 * @param machines distinct machines that gave evidence
 * @param testers distinct testers behind them
 * @param exact machines that ran exactly the candidate's commit
 * @param facets values of facets of which at least one machine each must have run it
 * @param failureRate the largest upper bound of the failure rate (95 %) where nothing failed; null for any
 */
record Rule(
        String name,
        Scope scope,
        int machines,
        int testers,
        int exact,
        SortedMap<String, List<String>> facets,
        @Nullable Double failureRate) {

    /** As many machines as wanted, and no more asked. */
    static Rule machines(String name, Scope scope, int machines, Map<String, List<String>> facets) {
        return new Rule(name, scope, machines, 0, 0, new TreeMap<>(facets), null);
    }
}
