package org.xentestday.streams.decide;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.xentestday.model.result.Facets;

/**
 * One machine in one configuration, and what it saw. A machine that changed between two candidates is two units: what
 * it saw before is no baseline for what it is now.
 *
 * @param machine pseudonym
 * @param facets its configuration
 * @param trials by candidate, oldest first; {@link Trial#NONE} where it did not run the test
 */
record Unit(String machine, Facets facets, List<Trial> trials) {
    /** Share of machines on which a given test always fails for reasons of their own, whatever the candidate. */
    private static final double QUIRK = 0.02;

    private static final double LOG_QUIRK = Math.log(QUIRK);
    private static final double LOG_NO_QUIRK = Math.log1p(-QUIRK);

    /** Whether any run failed. */
    boolean fails() {
        return trials.stream().anyMatch(trial -> trial.failing() > 0);
    }

    /** A machine that nobody has seen run the test. */
    static Unit unseen(Facets facets, int candidates) {
        return new Unit("", facets, Collections.nCopies(candidates, Trial.NONE));
    }

    /** The probability that its next run of a candidate fails, under each course of rates. */
    double[] failsNext(List<Pattern> patterns, int candidate) {
        List<Trial> more = new ArrayList<>(trials);
        more.set(candidate, trials.get(candidate).failedOnceMore());
        double[] then = new Unit(machine, facets, more).logLikelihoods(patterns);
        double[] now = logLikelihoods(patterns);
        for (int p = 0; p < then.length; p++) {
            then[p] = Math.exp(then[p] - now[p]);
        }
        return then;
    }

    /** Logarithms of the probability of what it saw, under each course of rates; or the machine is a quirky one. */
    double[] logLikelihoods(List<Pattern> patterns) {
        double[][] byLevel = new double[trials.size()][];
        double quirk = LOG_QUIRK;
        for (int c = 0; c < byLevel.length; c++) {
            byLevel[c] = byLevel(trials.get(c));
            quirk += byLevel[c][Level.ALWAYS.place()];
        }
        double[] logs = new double[patterns.size()];
        for (int p = 0; p < logs.length; p++) {
            double course = LOG_NO_QUIRK;
            for (int c = 0; c < byLevel.length; c++) {
                course += byLevel[c][patterns.get(p).within().get(c).place()];
            }
            logs[p] = LogSum.of(course, quirk);
        }
        return logs;
    }

    private static double[] byLevel(Trial trial) {
        double[] logs = new double[Level.values().length];
        for (Level level : Level.values()) {
            logs[level.place()] = trial.logLikelihood(level.rate());
        }
        return logs;
    }
}
