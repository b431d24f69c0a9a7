package org.xentestday.streams.judge;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.xentestday.model.result.Facets;
import org.xentestday.streams.judge.Opinion.Word;
import org.xentestday.streams.judge.World.SimTest;

/** How a rule did, by what is true. Mutable, of one thread; scores of parts are added together. */
final class Score {
    private static final int BINS = 10;

    private final Map<Truth.Kind, Count> kinds = new EnumMap<>(Truth.Kind.class);
    private Claims first = Claims.NONE;
    private Claims further = Claims.NONE;
    private final int[] stated = new int[BINS];
    private final int[] trueOnes = new int[BINS];
    private final double[] sums = new double[BINS];

    /**
     * Counts of tests.
     *
     * @param tests of that kind
     * @param regressions called a regression
     * @param suspects called a regression or a suspect
     * @param named called a regression of an extent that is exactly one of the true ones
     * @param covered the same, or of one that no machine of the TestDay tells apart from it
     * @param whole called a regression, and every change that is true is covered by a finding
     */
    record Count(int tests, int regressions, int suspects, int named, int covered, int whole) {
        static final Count NONE = new Count(0, 0, 0, 0, 0, 0);

        Count plus(Count other) {
            return new Count(
                    tests + other.tests,
                    regressions + other.regressions,
                    suspects + other.suspects,
                    named + other.named,
                    covered + other.covered,
                    whole + other.whole);
        }
    }

    /** One bin of the reliability diagram. */
    record Bin(int tests, double stated, double happened) {}

    void add(SimTest test, Opinion opinion) {
        boolean claimed = opinion.word() == Word.REGRESSION;
        List<Facets> changed =
                test.truth().changes().stream().map(Truth.Change::extent).toList();
        boolean named = opinion.findings().stream().anyMatch(finding -> changed.contains(finding.extent()));
        Count one = new Count(
                1,
                one(claimed),
                one(opinion.word() != Word.NOTHING),
                one(claimed && named),
                one(claimed && changed.stream().anyMatch(extent -> covered(opinion, extent))),
                one(claimed && changed.stream().allMatch(extent -> covered(opinion, extent))));
        kinds.merge(test.truth().kind(), one, Count::plus);
        for (int i = 0; claimed && i < opinion.findings().size(); i++) {
            Claims claim = Claims.of(test, opinion.findings().get(i));
            first = i == 0 ? first.plus(claim) : first;
            further = i == 0 ? further : further.plus(claim);
        }
        if (opinion.word() != Word.NOTHING) {
            calibrate(opinion.probability(), test.truth().kind().regression());
        }
    }

    private void calibrate(double probability, boolean regressed) {
        int bin = Math.min(BINS - 1, (int) (probability * BINS));
        stated[bin]++;
        sums[bin] += probability;
        trueOnes[bin] += one(regressed);
    }

    void add(Score other) {
        other.kinds.forEach((kind, count) -> kinds.merge(kind, count, Count::plus));
        first = first.plus(other.first);
        further = further.plus(other.further);
        for (int bin = 0; bin < BINS; bin++) {
            stated[bin] += other.stated[bin];
            trueOnes[bin] += other.trueOnes[bin];
            sums[bin] += other.sums[bin];
        }
    }

    private static int one(boolean counted) {
        return counted ? 1 : 0;
    }

    private static boolean covered(Opinion opinion, Facets extent) {
        return opinion.findings().stream().anyMatch(finding -> finding.covers(extent));
    }

    Count of(Truth.Kind kind) {
        return kinds.getOrDefault(kind, Count.NONE);
    }

    Count of(Predicate<Truth.Kind> kinds) {
        return List.of(Truth.Kind.values()).stream().filter(kinds).map(this::of).reduce(Count.NONE, Count::plus);
    }

    /** The claims that are the main verdict of their test. */
    Claims first() {
        return first;
    }

    /** The claims that a test has besides its main verdict. */
    Claims further() {
        return further;
    }

    /** Expected calibration error: how far stated and happened are apart, by the tests in each bin. Source: Naeini 2015. */
    double calibrationError() {
        double tests = reliability().stream().mapToInt(Bin::tests).sum();
        return reliability().stream()
                .mapToDouble(bin -> bin.tests() / tests * Math.abs(bin.stated() - bin.happened()))
                .sum();
    }

    List<Bin> reliability() {
        return IntStream.range(0, BINS)
                .mapToObj(bin -> new Bin(
                        stated[bin],
                        sums[bin] / Math.max(1, stated[bin]),
                        trueOnes[bin] / (double) Math.max(1, stated[bin])))
                .toList();
    }
}
