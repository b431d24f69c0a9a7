package org.xentestday.streams.decide;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.commons.numbers.gamma.LogBeta;
import org.xentestday.model.verdict.Tally;

/**
 * How far a machine may be trusted: one with a bad memory module fails everywhere, and says little about the product.
 * A failure speaks against the machine where nearly all others pass the same test on the same candidate, and so do most
 * of each kind that the machine is of: what breaks a test on all machines of a rare kind is the product.
 */
public final class Quality {
    private static final double OTHERS_FAILING = 0.2;
    private static final int OTHERS = 3;
    private static final double KIND_FAILING = 0.5;
    /** A failure in one test may be the product's, so it never speaks against the machine. */
    private static final int TESTS_FAILING = 2;

    /** Share of machines that fail by themselves; a good one does so in one test of forty, a bad one in one of three. */
    private static final double BAD = 0.06;

    private static final Tally GOOD_PRIOR = new Tally(1, 40);
    private static final Tally BAD_PRIOR = new Tally(2, 6);
    private static final double STEP = 0.05;
    /** Below 1: a pass of a machine that always fails would be impossible, and nothing could be weighed any more. */
    private static final double MOST = 0.95;

    private Quality() {}

    /** What one test on its candidate says of each machine that ran it: did it fail alone? */
    public static Map<String, Tally> failedAlone(Question question) {
        List<Cell> here = question.here();
        Tally all = Coverages.tally(here);
        Map<Map.Entry<String, String>, Tally> kinds = all.failing() == 0 ? Map.of() : kinds(here);
        Map<String, Tally> machines = new TreeMap<>();
        here.forEach(cell -> machines.put(cell.machine(), Tally.NONE.plus(alone(cell, all, kinds))));
        return machines;
    }

    private static boolean alone(Cell cell, Tally all, Map<Map.Entry<String, String>, Tally> kinds) {
        int others = all.ran() - 1;
        return cell.fails()
                && others >= OTHERS
                && all.failing() - 1 <= OTHERS_FAILING * others
                && pairs(cell).noneMatch(kind -> failsOnOthers(kinds.getOrDefault(kind, Tally.NONE)));
    }

    /** Whether half of the others of a kind fail, too: on some hardware only, that is the product's failure. */
    private static boolean failsOnOthers(Tally kind) {
        int failing = kind.failing() - 1;
        return failing > 0 && failing >= KIND_FAILING * (kind.ran() - 1);
    }

    /** Votes by facet and value. */
    private static Map<Map.Entry<String, String>, Tally> kinds(List<Cell> votes) {
        Map<Map.Entry<String, String>, Tally> kinds = new HashMap<>();
        votes.forEach(cell ->
                pairs(cell).forEach(kind -> kinds.merge(kind, Tally.NONE.plus(cell.fails()), Tally::plus)));
        return kinds;
    }

    private static Stream<Map.Entry<String, String>> pairs(Cell cell) {
        return cell.facets().values().entrySet().stream();
    }

    /**
     * The rate at which a machine fails by itself, from 0 to 0.95 in steps of 0.05: the mean of a bad machine's rate times
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
        return Math.min(MOST, Math.round(rate * odds / (1 + odds) / STEP) * STEP);
    }

    private static double logMarginal(Tally prior, Tally tests) {
        return LogBeta.value(prior.failing() + tests.failing(), prior.passing() + tests.passing())
                - LogBeta.value(prior.failing(), prior.passing());
    }
}
