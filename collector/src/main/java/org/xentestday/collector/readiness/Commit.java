package org.xentestday.collector.readiness;

import org.jspecify.annotations.Nullable;
import org.xentestday.model.plan.Plan;
import org.xentestday.model.result.Candidate;
import org.xentestday.model.verdict.Coverage;

/**
 * The commit of a candidate as its plan tells it.
 *
 * @param changeset null while the plan does not know it
 */
record Commit(@Nullable String changeset) {
    private static final String UNKNOWN = "unknown";

    static Commit of(Plan plan, Candidate candidate) {
        return new Commit(plan.changeset(candidate).orElse(null));
    }

    /** Machines that ran exactly it. Builds may tell a shortened commit, of at least 7 digits. */
    int machines(Coverage coverage) {
        String whole = changeset;
        if (whole == null) {
            return 0;
        }
        return coverage.changesets().entrySet().stream()
                .filter(each -> whole.startsWith(each.getKey()) || each.getKey().startsWith(whole))
                .mapToInt(each -> each.getValue())
                .sum();
    }

    /** Machines whose commit nobody knows. */
    static int byWord(Coverage coverage) {
        return coverage.changesets().getOrDefault(UNKNOWN, 0);
    }
}
