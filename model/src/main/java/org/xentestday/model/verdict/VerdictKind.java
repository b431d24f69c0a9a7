package org.xentestday.model.verdict;

/** What can be said about a test on a candidate. The order is the order of urgency on every screen. */
public enum VerdictKind {
    /** It worked before and fails now, and that is not chance. */
    REGRESSION,
    /** It looks like a regression; one more result may decide. */
    SUSPECT,
    /** Fails, and nothing earlier was tested to compare with. */
    NEW_FAILURE,
    /** Sometimes passes and sometimes fails on the same machine, before as now. */
    FLAKY,
    /** Failed in every baseline too. */
    BROKEN_BEFORE,
    /** Failed before and passes now. */
    FIXED,
    PASSING,
    /** Tested, but too little to say anything. */
    INSUFFICIENT,
    /** Only the harness failed: nothing is known about the product. */
    HARNESS,
    UNTESTED;

    /** Whether a person must look at it. */
    public boolean finding() {
        return this == REGRESSION || this == SUSPECT || this == NEW_FAILURE;
    }
}
