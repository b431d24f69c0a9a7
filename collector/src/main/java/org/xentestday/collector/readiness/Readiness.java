package org.xentestday.collector.readiness;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.xentestday.model.result.Candidate;

/**
 * The readiness of a candidate: the answer, its reasons, and what would change it.
 *
 * @param plan id of the TestDay
 * @param title of the TestDay
 * @param candidate what was tested
 * @param baseline the release it is compared with
 * @param changeset the candidate's commit; null while the plan does not know it
 * @param policy id of the policy
 * @param at the hour of the report
 * @param outcome the answer
 * @param recommendation what to do, in a sentence or two
 * @param wouldChange what would make the answer another one, the most urgent first
 * @param evidence how much it rests on
 * @param blockers findings that block
 * @param undecided suspicions that one more result may decide
 * @param knownIssues failures that do not block: waived, not fully supported, flaky, as before
 * @param fixed failed before and passes now
 * @param passing nothing failed
 * @param harness only the harness or the test failed: nothing is known about Xen
 * @param unmet requirements of the policy that are not met
 * @param expired waivers that hold no more
 */
record Readiness(
        String plan,
        String title,
        Candidate candidate,
        @Nullable Candidate baseline,
        @Nullable String changeset,
        String policy,
        Instant at,
        Outcome outcome,
        String recommendation,
        List<String> wouldChange,
        Evidence evidence,
        List<Item> blockers,
        List<Item> undecided,
        List<Item> knownIssues,
        List<Item> fixed,
        List<Item> passing,
        List<Item> harness,
        List<Unmet> unmet,
        List<Waiver> expired) {}
