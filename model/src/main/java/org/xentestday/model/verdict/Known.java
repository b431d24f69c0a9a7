package org.xentestday.model.verdict;

import org.jspecify.annotations.Nullable;
import org.xentestday.model.issue.KnownIssue;

/**
 * A known issue beside a verdict, with the evidence for it and against it.
 *
 * @param issue its id
 * @param title one line
 * @param state whether the issue acts
 * @param matching machines that fail as the issue says, of all failing machines that the verdict is about
 * @param clear machines of its extent that ran the test and do not fail as it says
 * @param standing what the evidence says of the issue, over all candidates
 * @param waiver of the issue, where machines fail as it says; null where none do or there is none. It may have expired
 */
public record Known(
        String issue,
        String title,
        KnownIssue.State state,
        Tally matching,
        int clear,
        Standing standing,
        KnownIssue.@Nullable Waiver waiver) {
    /** What the evidence says of an issue. */
    public enum Standing {
        /** It explains every failing machine of the verdict. */
        EXPLAINS,
        /** It explains some of them. */
        PARTLY,
        /** No machine shows it here, and too few ran the test to say that it is gone. */
        QUIET,
        /** It was there on an earlier candidate, and enough machines of its extent pass now. */
        CLEARED
    }

    /** Whether it acts and is all there is to the verdict. A waiver of anything less would cover other failures, too. */
    public boolean covers() {
        return state == KnownIssue.State.ACTIVE && standing == Standing.EXPLAINS;
    }
}
