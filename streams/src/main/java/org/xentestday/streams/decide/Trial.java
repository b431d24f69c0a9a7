package org.xentestday.streams.decide;

import org.apache.commons.numbers.gamma.LogBeta;

/**
 * Runs of one test on one machine and candidate.
 *
 * @param failing runs that failed
 * @param runs that gave evidence
 * @param trouble rate at which this machine fails by itself, whatever the test
 */
record Trial(int failing, int runs, double trouble) {
    /** It was not run. */
    static final Trial NONE = new Trial(0, 0, 0);

    /**
     * How far repeats agree: two runs on one machine and candidate have a correlation of 1 / (1 + this), as the
     * beta-binomial distribution has it. 1 says that half of what a repeat shows was known from the first run.
     */
    private static final double CONCENTRATION = 1;

    /** The vote: a tie counts as failing. */
    boolean fails() {
        return 2 * failing >= runs && failing > 0;
    }

    Trial failedOnceMore() {
        return new Trial(failing + 1, runs + 1, trouble);
    }

    /**
     * Logarithm of the probability of these runs in their order, if the product fails at a rate: beta-binomial with the
     * machine's own failures added. Source: J. G. Skellam, A probability distribution derived from the binomial
     * distribution, J. R. Stat. Soc. B 10 (1948); independent causes as in J. Pearl, Probabilistic Reasoning in
     * Intelligent Systems (1988), section 4.3.2 (noisy or).
     */
    double logLikelihood(double rate) {
        if (runs == 0) {
            return 0;
        }
        double mean = 1 - (1 - rate) * (1 - trouble);
        if (runs == 1) {
            return Math.log(failing == 1 ? mean : 1 - mean);
        }
        double alpha = mean * CONCENTRATION;
        double beta = (1 - mean) * CONCENTRATION;
        return LogBeta.value(alpha + failing, beta + runs - failing) - LogBeta.value(alpha, beta);
    }
}
