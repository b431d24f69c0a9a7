package org.xentestday.streams.decide;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.xentestday.streams.decide.Extents.Extent;
import org.xentestday.streams.decide.Posterior.Belief;

/**
 * Weighs all courses of failure rates in all extents. Logarithms until the end. The work grows with the machines times
 * the square of the facets.
 */
final class Scan {
    /** What is e^-30 times less likely than something else changes no figure that is said. */
    private static final double NEGLIGIBLE = 30;

    private final List<Unit> units;
    private final int candidates;
    private final List<Pattern> constant;
    private final List<Pattern> changing;
    private final double[][] deltas;
    private final double[] everywhere;
    private double best = Double.NEGATIVE_INFINITY;

    Scan(List<Unit> units) {
        this.units = units;
        this.candidates = units.getFirst().trials().size();
        this.constant = Pattern.constant(candidates);
        this.changing = Pattern.changing(candidates);
        this.deltas = new double[units.size()][];
        this.everywhere = new double[constant.size()];
        Map<List<Trial>, double[]> alike = new HashMap<>();
        for (int place = 0; place < units.size(); place++) {
            Unit unit = units.get(place);
            deltas[place] = alike.computeIfAbsent(unit.trials(), any -> deltas(unit));
            addEverywhere(alike.get(unit.trials()));
        }
    }

    /** Log likelihoods of the constant courses, then by how much each changing course is likelier. */
    private double[] deltas(Unit unit) {
        List<Pattern> all = new ArrayList<>(constant);
        all.addAll(changing);
        double[] logs = unit.logLikelihoods(all);
        for (int p = constant.size(); p < logs.length; p++) {
            logs[p] -= logs[all.get(p).background().place()];
        }
        return logs;
    }

    private void addEverywhere(double[] logs) {
        for (int p = 0; p < everywhere.length; p++) {
            everywhere[p] += logs[p];
        }
    }

    List<Belief> beliefs() {
        List<Belief> logs = new ArrayList<>();
        List<Extent> extents = Extents.of(units);
        Extent everyone = extents.getFirst();
        for (int p = 0; p < constant.size(); p++) {
            Pattern pattern = constant.get(p);
            double log =
                    Math.log(pattern.prior()) + everywhere[pattern.background().place()];
            logs.add(new Belief(statement(pattern, first(everyone)), everyone, log));
        }
        extents.forEach(extent -> weigh(extent, logs));
        return normalised(logs);
    }

    private void weigh(Extent extent, List<Belief> logs) {
        double[] sums = new double[changing.size()];
        BitSet in = extent.units();
        for (int place = in.nextSetBit(0); place >= 0; place = in.nextSetBit(place + 1)) {
            double[] delta = deltas[place];
            for (int p = 0; p < sums.length; p++) {
                sums[p] += delta[constant.size() + p];
            }
        }
        int first = first(extent);
        Map<Statement, Double> together = new EnumMap<>(Statement.class);
        for (int p = 0; p < sums.length; p++) {
            Pattern pattern = changing.get(p);
            if (extent.everyone() && pattern.statement() == Statement.BROKEN) {
                continue; // a constant course says it
            }
            double log = Math.log(pattern.prior() * extent.prior())
                    + everywhere[pattern.background().place()]
                    + sums[p];
            if (log > best - NEGLIGIBLE) {
                best = Math.max(best, log);
                together.merge(statement(pattern, first), log, LogSum::of);
            }
        }
        together.forEach((statement, log) -> logs.add(new Belief(statement, extent, log)));
    }

    /** The first candidate that anyone in the extent ran. */
    private int first(Extent extent) {
        for (int c = 0; c < candidates; c++) {
            int candidate = c;
            if (extent.units().stream()
                    .anyMatch(place -> units.get(place).trials().get(candidate).runs() > 0)) {
                return c;
            }
        }
        return candidates;
    }

    /** What a course says where the first runs are on that candidate: without any before, nothing is a change. */
    private Statement statement(Pattern pattern, int first) {
        boolean compared = first < pattern.change();
        return switch (pattern.statement()) {
            case REGRESSION -> compared ? Statement.REGRESSION : bad(first);
            case BROKEN -> bad(first);
            case FIXED, MENDED -> compared ? pattern.statement() : Statement.CLEAN;
            case CLEAN, FLAKY, NEW -> pattern.statement();
        };
    }

    private Statement bad(int first) {
        return first < candidates - 1 ? Statement.BROKEN : Statement.NEW;
    }

    private static List<Belief> normalised(List<Belief> logs) {
        double largest = logs.stream().mapToDouble(Belief::probability).max().orElse(0);
        double sum = logs.stream()
                .mapToDouble(one -> Math.exp(one.probability() - largest))
                .sum();
        return logs.stream()
                .map(one -> new Belief(one.statement(), one.extent(), Math.exp(one.probability() - largest) / sum))
                .toList();
    }
}
