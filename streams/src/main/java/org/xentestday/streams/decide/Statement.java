package org.xentestday.streams.decide;

/** What may be true of a test on a candidate, each with its probability before any result is known; they add up to 1. */
enum Statement {
    /** Works, but for the odd accident. */
    CLEAN(0.54),
    /** Fails now and then, before as now. */
    FLAKY(0.12),
    /** Failed in every baseline too. */
    BROKEN(0.08),
    /** Failed before, works now. */
    FIXED(0.06),
    /** Fails more than it did. */
    REGRESSION(0.18),
    /** Fails, and nobody ran anything earlier there to compare with. Takes its prior from the two it may be. */
    NEW(0),
    /** Broke in an earlier candidate and is mended in this one. */
    MENDED(0.02);

    private final double prior;

    Statement(double prior) {
        this.prior = prior;
    }

    double prior() {
        return prior;
    }
}
