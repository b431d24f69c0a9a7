package org.xentestday.streams.decide;

import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.xentestday.streams.decide.Extents.Extent;

/**
 * What is to be believed of a test on the newest candidate, given all runs: each statement, and each statement within
 * each extent, with its probability. Bayes' rule over all courses of failure rates in all extents; a course outside
 * whose extent nothing happens. Source: Gelman et al., Bayesian Data Analysis, 3rd ed., chapters 1 and 7.
 */
final class Posterior {
    private final Map<Statement, Double> statements = new EnumMap<>(Statement.class);
    private final List<Belief> beliefs;

    /**
     * A statement within an extent.
     *
     * @param statement what it says
     * @param extent of whom
     * @param probability given all runs
     */
    record Belief(Statement statement, Extent extent, double probability) {}

    private Posterior(List<Belief> beliefs) {
        this.beliefs = beliefs;
        beliefs.forEach(belief -> statements.merge(belief.statement(), belief.probability(), Double::sum));
    }

    /** Weighs everything that may be true of these units; there is at least one, and all have equally many trials. */
    static Posterior of(List<Unit> units) {
        return new Posterior(new Scan(units).beliefs());
    }

    /** The probability of a statement, whatever its extent. */
    double of(Statement statement) {
        return statements.getOrDefault(statement, 0.0);
    }

    /** The likeliest statement. */
    Statement likeliest() {
        return statements.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .orElseThrow()
                .getKey();
    }

    /** The likeliest extent of a statement, the simplest of equally likely ones. */
    Extent extent(Statement statement) {
        return beliefs.stream()
                .filter(belief -> belief.statement() == statement)
                .max(Comparator.comparingDouble(Belief::probability)
                        .thenComparingInt(belief -> -belief.extent().complexity()))
                .orElseThrow()
                .extent();
    }
}
