package org.xentestday.streams.judge;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.xentestday.model.result.Facets;
import org.xentestday.streams.judge.Truth.Change;
import org.xentestday.streams.judge.Truth.Kind;

/** Draws what is true of a test, among machines with these configurations. */
final class TruthMaker {
    private static final double[] FLAKY = {0.05, 0.1, 0.15, 0.25, 0.4};
    private static final double CLEAN = 0.0;
    private static final double NEARLY_NEVER = 0.03;
    private static final double OFTEN = 0.35;
    private static final int TRIES = 200;
    private static final double MOST = 2.0 / 3;
    private static final double MINORITY = 0.25;

    private final Random random;
    private final int candidates;
    private final List<Facets> configurations;

    TruthMaker(Random random, int candidates, List<Facets> configurations) {
        this.random = random;
        this.candidates = candidates;
        this.configurations = configurations;
    }

    Truth truth() {
        return switch (random.nextInt(40)) {
            case 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12 -> new Truth(Kind.CLEAN, CLEAN, List.of());
            case 13, 14, 15, 16, 17 -> new Truth(Kind.FLAKY, FLAKY[random.nextInt(FLAKY.length)], List.of());
            case 18, 19, 20 -> new Truth(Kind.BROKEN_BEFORE, CLEAN, List.of(always(Facets.NONE)));
            case 21, 22 -> new Truth(Kind.BROKEN_BEFORE, CLEAN, List.of(always(extent(1))));
            case 23, 24, 25 -> new Truth(Kind.FIXED, CLEAN, List.of(new Change(scope(), 0, candidates - 1, often())));
            case 26, 27, 28 -> new Truth(Kind.REGRESSED_EVERYWHERE, CLEAN, List.of(now(Facets.NONE)));
            case 29, 30, 31, 32 -> new Truth(Kind.REGRESSED_ONE_FACET, background(), List.of(now(extent(1))));
            case 33, 34 -> new Truth(Kind.REGRESSED_TWO_FACETS, CLEAN, List.of(now(extent(2))));
            case 35, 36 ->
                new Truth(
                        Kind.REGRESSED_EARLIER,
                        CLEAN,
                        List.of(new Change(scope(), 1 + random.nextInt(candidates - 2), candidates, often())));
            case 37 ->
                new Truth(
                        Kind.FLAKE_SHIFT,
                        NEARLY_NEVER,
                        List.of(new Change(scope(), candidates - 1, candidates, OFTEN)));
            default -> new Truth(Kind.TWO_REGRESSIONS, CLEAN, apart(now(extent(1)), now(extent(1))));
        };
    }

    /** One facet that a minority shares, for a cause that hits many tests; everyone if there is none. */
    Facets minority() {
        return extent(1, MINORITY);
    }

    /** What is true of a test that such a cause hits. */
    Truth hit(Facets cause) {
        return new Truth(Kind.COMMON_CAUSE, CLEAN, List.of(now(cause)));
    }

    private double background() {
        return random.nextInt(4) == 0 ? 0.08 : CLEAN;
    }

    private double often() {
        return random.nextInt(3) == 0 ? 0.7 : 0.95;
    }

    private Change now(Facets extent) {
        return new Change(extent, candidates - 1, candidates, often());
    }

    private Change always(Facets extent) {
        return new Change(extent, 0, candidates, often());
    }

    private Facets scope() {
        return random.nextBoolean() ? Facets.NONE : extent(1);
    }

    private static List<Change> apart(Change one, Change other) {
        return one.extent().equals(other.extent()) ? List.of(one) : List.of(one, other);
    }

    /** So many facets of one machine that between a tenth and two thirds of all have them; everyone if none do. */
    private Facets extent(int facets) {
        return extent(facets, MOST);
    }

    private Facets extent(int facets, double most) {
        for (int i = 0; i < TRIES; i++) {
            Facets extent = some(configurations.get(random.nextInt(configurations.size())), facets);
            long having = configurations.stream()
                    .filter(configuration -> configuration.within(extent))
                    .count();
            if (having >= 2 && having * 10 >= configurations.size() && having <= most * configurations.size()) {
                return extent;
            }
        }
        return Facets.NONE;
    }

    private Facets some(Facets of, int count) {
        List<Map.Entry<String, String>> all = new ArrayList<>(of.values().entrySet());
        Map<String, String> chosen = new TreeMap<>();
        while (chosen.size() < count) {
            Map.Entry<String, String> one = all.get(random.nextInt(all.size()));
            chosen.put(one.getKey(), one.getValue());
        }
        return Facets.of(chosen);
    }
}
