package org.xentestday.streams.decide;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.xentestday.streams.decide.Extents.Extent;

/**
 * What may be true of a test on a candidate, each with its posterior probability given the votes. A change is looked
 * for in everyone and in every extent; the prior prefers the simpler one.
 */
final class Hypotheses {
    /** A statement about the votes within an extent; outside it nothing changed. */
    enum Statement {
        CLEAN(0.72, Rates.CLEAN, Rates.CLEAN),
        FLAKY(0.08, Rates.FLAKY, Rates.FLAKY),
        BROKEN(0.07, Rates.BAD, Rates.BAD),
        FIXED(0.05, Rates.BAD, Rates.CLEAN),
        REGRESSION(0.08, Rates.CLEAN, Rates.BAD);

        private final double prior;
        private final Rates before;
        private final Rates here;

        Statement(double prior, Rates before, Rates here) {
            this.prior = prior;
            this.before = before;
            this.here = here;
        }
    }

    /**
     * One hypothesis.
     *
     * @param statement what it says
     * @param extent of whom
     * @param posterior its probability given the votes; all hypotheses add up to 1
     */
    record Hypothesis(Statement statement, Extent extent, double posterior) {}

    /** The share of a statement's prior that goes to everyone, to one facet, to two facets. */
    private static final double[] BY_COMPLEXITY = {0.5, 1 / 3.0, 1 / 6.0};

    private final List<Hypothesis> all;

    private Hypotheses(List<Hypothesis> all) {
        this.all = all;
    }

    /** Weighs all hypotheses on a sample. */
    static Hypotheses weigh(Sample sample) {
        List<Extent> extents = Extents.of(sample);
        int[] sizes = new int[BY_COMPLEXITY.length];
        extents.forEach(extent -> sizes[extent.complexity()]++);
        List<Hypothesis> weighed = new ArrayList<>();
        for (Extent extent : extents) {
            for (Statement statement : Statement.values()) {
                boolean whole = extent.complexity() == 0;
                boolean splits = statement != Statement.CLEAN && statement != Statement.FLAKY;
                if (whole || splits) {
                    double share = splits ? BY_COMPLEXITY[extent.complexity()] / sizes[extent.complexity()] : 1;
                    double log = Math.log(statement.prior * share) + fit(sample, statement, extent);
                    weighed.add(new Hypothesis(statement, extent, log));
                }
            }
        }
        return new Hypotheses(normalised(weighed));
    }

    /** The probability of a statement, whatever its extent. */
    Map<Statement, Double> statements() {
        Map<Statement, Double> sums = new EnumMap<>(Statement.class);
        all.forEach(one -> sums.merge(one.statement(), one.posterior(), Double::sum));
        return sums;
    }

    /** The likeliest extent of a statement; the simplest of equally likely ones. */
    Hypothesis best(Statement statement) {
        return all.stream()
                .filter(one -> one.statement() == statement)
                .max(Comparator.comparingDouble(Hypothesis::posterior)
                        .thenComparingInt(one -> -one.extent().complexity()))
                .orElseThrow();
    }

    private static double fit(Sample sample, Statement statement, Extent extent) {
        double within = statement.before == statement.here
                ? statement.here.logLikelihood(Tallies.sum(sample.here(extent.votes()), sample.before(extent.votes())))
                : statement.before.logLikelihood(sample.before(extent.votes()))
                        + statement.here.logLikelihood(sample.here(extent.votes()));
        if (extent.complexity() == 0) {
            return within;
        }
        var outside = sample.outside(extent.votes());
        return within + Rates.CLEAN.logLikelihood(Tallies.sum(sample.here(outside), sample.before(outside)));
    }

    private static List<Hypothesis> normalised(List<Hypothesis> logs) {
        double largest = logs.stream().mapToDouble(Hypothesis::posterior).max().orElse(0);
        double sum = logs.stream()
                .mapToDouble(one -> Math.exp(one.posterior() - largest))
                .sum();
        return logs.stream()
                .map(one -> new Hypothesis(one.statement(), one.extent(), Math.exp(one.posterior() - largest) / sum))
                .toList();
    }
}
