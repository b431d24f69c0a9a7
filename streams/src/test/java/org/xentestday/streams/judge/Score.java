package org.xentestday.streams.judge;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.xentestday.model.result.Facets;
import org.xentestday.streams.judge.Opinion.Word;
import org.xentestday.streams.judge.World.SimTest;

/** How a rule did, by what is true. Mutable, of one thread; scores of parts are added together. */
final class Score {
    private static final int BINS = 10;

    private final Map<Truth.Kind, Count> kinds = new EnumMap<>(Truth.Kind.class);
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
     */
    record Count(int tests, int regressions, int suspects, int named) {
        static final Count NONE = new Count(0, 0, 0, 0);

        Count plus(Count other) {
            return new Count(
                    tests + other.tests,
                    regressions + other.regressions,
                    suspects + other.suspects,
                    named + other.named);
        }
    }

    /** One bin of the reliability diagram. */
    record Bin(int tests, double stated, double happened) {}

    void add(SimTest test, Opinion opinion) {
        boolean claimed = opinion.word() == Word.REGRESSION;
        boolean named = claimed && opinion.extents().stream().anyMatch(extent -> isTrue(test.truth(), extent));
        Count one = new Count(1, claimed ? 1 : 0, opinion.word() == Word.NOTHING ? 0 : 1, named ? 1 : 0);
        kinds.merge(test.truth().kind(), one, Count::plus);
        int bin = Math.min(BINS - 1, (int) (opinion.probability() * BINS));
        stated[bin]++;
        sums[bin] += opinion.probability();
        trueOnes[bin] += test.truth().kind().regression() ? 1 : 0;
    }

    void add(Score other) {
        other.kinds.forEach((kind, count) -> kinds.merge(kind, count, Count::plus));
        for (int bin = 0; bin < BINS; bin++) {
            stated[bin] += other.stated[bin];
            trueOnes[bin] += other.trueOnes[bin];
            sums[bin] += other.sums[bin];
        }
    }

    private static boolean isTrue(Truth truth, Facets extent) {
        return truth.changes().stream().anyMatch(change -> change.extent().equals(extent));
    }

    Count of(Truth.Kind kind) {
        return kinds.getOrDefault(kind, Count.NONE);
    }

    Count of(Predicate<Truth.Kind> kinds) {
        return List.of(Truth.Kind.values()).stream().filter(kinds).map(this::of).reduce(Count.NONE, Count::plus);
    }

    List<Bin> reliability() {
        return java.util.stream.IntStream.range(0, BINS)
                .mapToObj(bin -> new Bin(
                        stated[bin],
                        sums[bin] / Math.max(1, stated[bin]),
                        trueOnes[bin] / (double) Math.max(1, stated[bin])))
                .toList();
    }
}
