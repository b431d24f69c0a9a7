package org.xentestday.streams.decide;

import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.xentestday.streams.decide.Extents.Extent;
import org.xentestday.streams.decide.Scan.Course;

/**
 * What is to be believed of a test on the newest candidate, given all runs: each statement, and each statement within
 * each extent, with its probability. Bayes' rule over all courses of failure rates in all extents; a course outside
 * whose extent nothing happens. Source: Gelman et al., Bayesian Data Analysis, 3rd ed., chapters 1 and 7.
 */
final class Posterior {
    private static final int LIKELY = 12;

    private final List<Unit> units;
    private final List<Course> courses;
    private final Map<Statement, Double> statements = new EnumMap<>(Statement.class);

    private Posterior(List<Unit> units, List<Course> courses) {
        this.units = units;
        this.courses = courses;
        courses.forEach(course -> statements.merge(course.statement(), course.probability(), Double::sum));
    }

    /** Weighs everything that may be true of these units; there is at least one, and all have equally many trials. */
    static Posterior of(List<Unit> units) {
        return new Posterior(units, new Scan(units).courses());
    }

    /** What was weighed. */
    List<Unit> units() {
        return units;
    }

    /** All courses that are not negligible; their probabilities add up to 1. */
    List<Course> courses() {
        return courses;
    }

    /** The probability of a statement, whatever its extent. */
    double of(Statement statement) {
        return statements.getOrDefault(statement, 0.0);
    }

    /** The probability of a statement about an extent that has a machine of this one: that it concerns this one at all. */
    double of(Statement statement, Extent extent) {
        return courses.stream()
                .filter(course ->
                        course.statement() == statement && course.extent().meets(extent))
                .mapToDouble(Course::probability)
                .sum();
    }

    /** How many machines of an extent fail the newest candidate. */
    int failing(Extent extent) {
        return (int) extent.units().stream()
                .filter(place -> units.get(place).trials().getLast().fails())
                .count();
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
        return likelyExtents(statement).getFirst();
    }

    /** Extents of a statement, the likeliest first, and of equally likely ones the simplest. */
    List<Extent> likelyExtents(Statement statement) {
        return extents(statement).entrySet().stream()
                .sorted(Map.Entry.<Extent, Double>comparingByValue(Comparator.reverseOrder())
                        .thenComparingInt(entry -> entry.getKey().complexity())
                        .thenComparing(entry -> entry.getKey().name().toString()))
                .limit(LIKELY)
                .map(Map.Entry::getKey)
                .toList();
    }

    /** The probability of a statement within each extent. */
    Map<Extent, Double> extents(Statement statement) {
        Map<Extent, Double> extents = new HashMap<>();
        courses.stream()
                .filter(course -> course.statement() == statement)
                .forEach(course -> extents.merge(course.extent(), course.probability(), Double::sum));
        return extents;
    }
}
