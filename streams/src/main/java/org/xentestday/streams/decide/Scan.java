package org.xentestday.streams.decide;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.xentestday.streams.decide.Extents.Extent;

/**
 * Weighs all courses of failure rates in all extents. Logarithms until the end. The work grows with the machines times
 * the square of the facets.
 */
final class Scan {
    /** What is e^-30 times less likely than something else changes no figure that is said. */
    private static final double NEGLIGIBLE = 30;

    private static final int PROMISING = 10;

    private final List<Unit> units;
    private final int candidates;
    private final List<BitSet> ran;
    private final List<Pattern> patterns;
    private final int constant;
    private final double[][] deltas;
    private final double[] bases;
    private final List<Course> courses = new ArrayList<>();
    /** How much likelier each extent makes what it holds, if it regressed. */
    private final List<Map.Entry<Extent, Double>> gains = new ArrayList<>();

    private double best = Double.NEGATIVE_INFINITY;

    Scan(List<Unit> units) {
        this.units = units;
        this.candidates = units.getFirst().trials().size();
        this.ran = ran(units, candidates);
        this.patterns = Pattern.all(candidates);
        this.constant = Level.values().length;
        this.deltas = new double[units.size()][];
        this.bases = new double[patterns.size()];
        Map<List<Trial>, double[]> alike = new HashMap<>();
        for (int place = 0; place < units.size(); place++) {
            Unit unit = units.get(place);
            deltas[place] = alike.computeIfAbsent(unit.trials(), any -> deltas(unit));
        }
        for (int p = 0; p < bases.length; p++) {
            bases[p] = Math.log(patterns.get(p).prior())
                    + everywhere(patterns.get(p).background());
        }
    }

    /**
     * A course of failure rates in an extent.
     *
     * @param pattern its place among {@link Pattern#all}
     * @param statement what it says here
     * @param extent of whom; the background holds outside
     * @param probability given all runs; its logarithm, up to a constant, while the scan goes on
     */
    record Course(int pattern, Statement statement, Extent extent, double probability) {
        private Course with(double other) {
            return new Course(pattern, statement, extent, other);
        }
    }

    /** Log likelihoods of the constant courses, then by how much each changing course is likelier. */
    private double[] deltas(Unit unit) {
        double[] logs = unit.logLikelihoods(patterns);
        for (int p = constant; p < logs.length; p++) {
            logs[p] -= logs[patterns.get(p).background().place()];
        }
        return logs;
    }

    /** The log likelihood of all runs of all units, if they fail at that level throughout. */
    private double everywhere(Level level) {
        double log = 0;
        for (double[] unit : deltas) {
            log += unit[level.place()];
        }
        return log;
    }

    /** All courses that are not negligible, with probabilities that add up to 1. */
    List<Course> courses() {
        List<Extent> extents = Extents.of(units);
        Extent everyone = extents.getFirst();
        for (int p = 0; p < constant; p++) {
            Pattern pattern = patterns.get(p);
            add(new Course(p, statement(pattern, first(everyone)), everyone, bases[p]));
        }
        extents.forEach(this::weigh);
        joined().forEach(this::weigh);
        return normalised();
    }

    /** Pairs of the extents that explain most by themselves, as if each had a change of its own. */
    private List<Extent> joined() {
        List<Extent> promising = gains.stream()
                .filter(gain -> !gain.getKey().everyone())
                .sorted(Map.Entry.<Extent, Double>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(gain -> gain.getKey().name().toString()))
                .limit(PROMISING)
                .map(Map.Entry::getKey)
                .toList();
        List<Extent> joined = new ArrayList<>();
        for (int one = 0; one < promising.size(); one++) {
            for (Extent other : promising.subList(one + 1, promising.size())) {
                if (promising.get(one).apart(other)) {
                    joined.add(Extent.joining(promising.get(one), other));
                }
            }
        }
        return joined;
    }

    private void weigh(Extent extent) {
        double[] sums = new double[patterns.size()];
        BitSet in = extent.units();
        for (int place = in.nextSetBit(0); place >= 0; place = in.nextSetBit(place + 1)) {
            double[] delta = deltas[place];
            for (int p = constant; p < sums.length; p++) {
                sums[p] += delta[p];
            }
        }
        int first = first(extent);
        boolean everyone = extent.everyone();
        double share = Math.log(extent.prior());
        double gain = Double.NEGATIVE_INFINITY;
        for (int p = constant; p < sums.length; p++) {
            Pattern pattern = patterns.get(p);
            boolean constantSaysIt = everyone && pattern.statement() == Statement.BROKEN;
            double log = bases[p] + share + sums[p];
            if (pattern.statement() == Statement.REGRESSION) {
                gain = Math.max(gain, share + sums[p]);
            }
            if (!constantSaysIt && log > best - NEGLIGIBLE) {
                add(new Course(p, statement(pattern, first), extent, log));
            }
        }
        gains.add(Map.entry(extent, gain));
    }

    private void add(Course course) {
        courses.add(course);
        best = Math.max(best, course.probability());
    }

    /** The first candidate that anyone in the extent ran. */
    private int first(Extent extent) {
        int first = 0;
        while (first < candidates && !ran.get(first).intersects(extent.units())) {
            first++;
        }
        return first;
    }

    private static List<BitSet> ran(List<Unit> units, int candidates) {
        List<BitSet> ran = new ArrayList<>();
        for (int c = 0; c < candidates; c++) {
            BitSet who = new BitSet();
            for (int place = 0; place < units.size(); place++) {
                who.set(place, units.get(place).trials().get(c).runs() > 0);
            }
            ran.add(who);
        }
        return ran;
    }

    /** What a course says where the first runs are on that candidate: without any before, nothing is a change. */
    private Statement statement(Pattern pattern, int first) {
        boolean compared = first < pattern.change();
        return switch (pattern.statement()) {
            case REGRESSION -> compared ? Statement.REGRESSION : bad(pattern, first);
            case BROKEN -> bad(pattern, first);
            case FIXED, MENDED -> compared ? pattern.statement() : Statement.CLEAN;
            case CLEAN, FLAKY, NEW -> pattern.statement();
        };
    }

    /** What fails without having risen: new where nothing was before, else flaky or broken, by how often it fails. */
    private Statement bad(Pattern pattern, int first) {
        if (first == candidates - 1) {
            return Statement.NEW;
        }
        return pattern.within().getLast().kind() == Level.Kind.FLAKY ? Statement.FLAKY : Statement.BROKEN;
    }

    private List<Course> normalised() {
        double sum = courses.stream()
                .mapToDouble(course -> Math.exp(course.probability() - best))
                .sum();
        return courses.stream()
                .filter(course -> course.probability() > best - NEGLIGIBLE)
                .map(course -> course.with(Math.exp(course.probability() - best) / sum))
                .toList();
    }
}
