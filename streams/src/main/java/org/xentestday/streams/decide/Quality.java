package org.xentestday.streams.decide;

import java.util.Map;
import java.util.TreeMap;
import org.apache.commons.numbers.gamma.LogBeta;
import org.xentestday.model.verdict.Tally;

/**
 * How far a machine may be trusted: one with a bad memory module fails everywhere, and says little about the product.
 * A failure speaks against the machine where nearly all others pass the same test on the same candidate.
 */
public final class Quality {
    private static final double OTHERS_FAILING = 0.2;
    private static final int OTHERS = 3;
    /** A failure in one test may be the product's, so it never speaks against the machine. */
    private static final int TESTS_FAILING = 2;

    /** Share of machines that fail by themselves; a good one does so in one test of forty, a bad one in one of three. */
    private static final double BAD = 0.06;

    private static final Tally GOOD_PRIOR = new Tally(1, 40);
    private static final Tally BAD_PRIOR = new Tally(2, 6);
    private static final double STEP = 0.05;

    private Quality() {}

    /** What one test on its candidate says of each machine that ran it: did it fail alone? */
    public static Map<String, Tally> failedAlone(Question question) {
        Tally all = Coverages.tally(question.here());
        Map<String, Tally> machines = new TreeMap<>();
        for (Cell cell : question.here()) {
            int others = all.ran() - 1;
            int failing = all.failing() - (cell.fails() ? 1 : 0);
            boolean alone = cell.fails() && others >= OTHERS && failing <= OTHERS_FAILING * others;
            machines.put(cell.machine(), Tally.NONE.plus(alone));
        }
        return machines;
    }

    /**
     * The rate at which a machine fails by itself, from 0 to 1 in steps of 0.05: the mean of a bad machine's rate times
     * the probability that it is one, by two beta-binomials. Source: Gelman et al., Bayesian Data Analysis, 3rd ed.,
     * section 22.1 (mixtures).
     *
     * @param tests failed alone, of tests run, on one candidate
     */
    public static double trouble(Tally tests) {
        if (tests.failing() < TESTS_FAILING) {
            return 0;
        }
        double odds = Math.exp(logMarginal(BAD_PRIOR, tests) - logMarginal(GOOD_PRIOR, tests)) * BAD / (1 - BAD);
        double rate = (BAD_PRIOR.failing() + tests.failing()) / (double) (BAD_PRIOR.ran() + tests.ran());
        return Math.round(rate * odds / (1 + odds) / STEP) * STEP;
    }

    private static double logMarginal(Tally prior, Tally tests) {
        return LogBeta.value(prior.failing() + tests.failing(), prior.passing() + tests.passing())
                - LogBeta.value(prior.failing(), prior.passing());
    }
}
