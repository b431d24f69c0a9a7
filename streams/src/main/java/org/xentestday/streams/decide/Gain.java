package org.xentestday.streams.decide;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import org.apache.commons.numbers.gamma.Digamma;
import org.xentestday.model.result.Facets;
import org.xentestday.model.verdict.Tally;
import org.xentestday.streams.decide.Extents.Extent;
import org.xentestday.streams.decide.Scan.Course;

/**
 * What one more run is expected to tell, in bits: the mutual information between how it ends and what is asked, which is
 * whether there is a regression, or of whom it is. Source: D. V. Lindley, On a measure of the information provided by
 * an experiment, Ann. Math. Stat. 27 (1956).
 */
final class Gain {
    /** So many of the likeliest courses are told apart; the rest weighs next to nothing. */
    private static final int LIKELY = 400;

    private final List<Course> courses;
    private final List<Pattern> patterns;
    private final List<Predicate<Course>> answers;

    private Gain(Posterior posterior, List<Course> courses, List<Predicate<Course>> answers) {
        this.courses = courses.stream()
                .sorted(Comparator.comparingDouble(course -> -course.probability()))
                .limit(LIKELY)
                .toList();
        this.answers = answers;
        this.patterns = Pattern.all(posterior.units().getFirst().trials().size());
    }

    /** How much it tells about whether there is a regression. */
    static Gain aboutRegression(Posterior posterior) {
        Predicate<Course> regression = course -> course.statement() == Statement.REGRESSION;
        return new Gain(posterior, posterior.courses(), List.of(regression, regression.negate()));
    }

    /** How much it tells about whose regression it is, given that there is one. */
    static Gain aboutExtent(Posterior posterior) {
        List<Course> regressions = posterior.courses().stream()
                .filter(course -> course.statement() == Statement.REGRESSION)
                .toList();
        List<Predicate<Course>> answers = new ArrayList<>();
        posterior
                .likelyExtents(Statement.REGRESSION)
                .forEach(extent -> answers.add(course -> course.extent().equals(extent)));
        return new Gain(posterior, regressions, answers);
    }

    /** Bits that one more run of that candidate, by its place, tells on a unit; the unit knows whether it is within. */
    double bits(Unit unit, int candidate, Predicate<Extent> within) {
        double[] fails = unit.failsNext(patterns, candidate);
        double[] weights = new double[answers.size()];
        double[] failing = new double[answers.size()];
        for (Course course : courses) {
            Pattern pattern = patterns.get(course.pattern());
            int place = within.test(course.extent())
                    ? course.pattern()
                    : pattern.background().place();
            int answer = answer(course);
            if (answer >= 0) {
                weights[answer] += course.probability();
                failing[answer] += course.probability() * fails[place];
            }
        }
        return information(weights, failing);
    }

    /** The same for a machine that nobody has seen yet. */
    double bits(Facets machine, int candidate) {
        int candidates = patterns.getFirst().within().size();
        return bits(Unit.unseen(machine, candidates), candidate, extent -> extent.holds(machine));
    }

    /**
     * Bits that one more run is expected to tell about the failure rate where so many machines failed of those that ran,
     * all rates being equally likely before. Source: as above, for a Beta distribution; the mean of the entropy is known
     * in closed form by the digamma function.
     */
    static double aboutRate(Tally machines) {
        double fails = 1.0 + machines.failing();
        double passes = 1.0 + machines.ran() - machines.failing();
        double all = fails + passes;
        double remaining = Digamma.value(all + 1)
                - fails / all * Digamma.value(fails + 1)
                - passes / all * Digamma.value(passes + 1);
        return entropy(fails / all) - remaining / Math.log(2);
    }

    private int answer(Course course) {
        for (int i = 0; i < answers.size(); i++) {
            if (answers.get(i).test(course)) {
                return i;
            }
        }
        return -1;
    }

    private static double information(double[] weights, double[] failing) {
        double weight = 0;
        double fails = 0;
        double remaining = 0;
        for (int i = 0; i < weights.length; i++) {
            weight += weights[i];
            fails += failing[i];
            remaining += weights[i] > 0 ? weights[i] * entropy(failing[i] / weights[i]) : 0;
        }
        return weight > 0 ? Math.max(0, entropy(fails / weight) - remaining / weight) : 0;
    }

    private static double entropy(double p) {
        double other = 1 - p;
        return p <= 0 || other <= 0 ? 0 : -(p * Math.log(p) + other * Math.log(other)) / Math.log(2);
    }
}
