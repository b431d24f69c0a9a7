package org.xentestday.streams.judge;

/**
 * How rough a simulated TestDay is.
 *
 * @param accidents share of runs that fail for no reason of the product
 * @param quirks share of machines on which a given test always fails, whatever the candidate
 * @param badMachines share of machines that fail three runs of ten by themselves
 * @param brokenSessions share of visits of a machine to a candidate whose harness is broken
 * @param agreement how far repeats on one machine agree: the correlation of two runs within a cell
 * @param atRelease share of machines that tested the last release
 * @param atCandidate share that tests an earlier candidate
 * @param atLast share that tests the candidate in question
 */
record Climate(
        double accidents,
        double quirks,
        double badMachines,
        double brokenSessions,
        double agreement,
        double atRelease,
        double atCandidate,
        double atLast) {

    /** Careful testers with good machines. */
    static final Climate MILD = new Climate(0.01, 0.005, 0.02, 0.02, 0.6, 0.7, 0.7, 0.95);
    /** What we expect of volunteers. */
    static final Climate FAIR = new Climate(0.015, 0.015, 0.06, 0.05, 0.6, 0.5, 0.55, 0.85);
    /** Worse than we expect: noise, bad memory, few with a baseline. */
    static final Climate HARSH = new Climate(0.03, 0.03, 0.09, 0.08, 0.5, 0.3, 0.45, 0.8);
}
