package org.xentestday.streams.decide;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * A course of failure rates within an extent, over all candidates; outside the extent the background holds throughout.
 *
 * @param statement what it says about the newest candidate, if there is something to compare with; trouble within an
 *     extent all along is called broken here also where it is flaky, which {@link Scan} tells apart
 * @param background the rate outside, and where nothing has happened yet or any more
 * @param within the rate within the extent by candidate, oldest first
 * @param change place of the candidate at which the rate changed last; 0 if it never did
 * @param prior its probability, given the extent
 */
record Pattern(Statement statement, Level background, List<Level> within, int change, double prior) {
    private static final Map<Level, Double> BACKGROUNDS =
            Map.of(Level.NEVER, 0.5, Level.SELDOM, 0.35, Level.NOW_AND_THEN, 0.15);
    private static final Map<Level, Double> TROUBLES =
            Map.of(Level.OFTEN, 0.1, Level.HALF, 0.15, Level.MOSTLY, 0.3, Level.ALWAYS, 0.45);

    Pattern {
        within = List.copyOf(within);
    }

    /** All courses: first the constant ones, one for each level and in their order, then those that change. */
    static List<Pattern> all(int candidates) {
        List<Pattern> all = new ArrayList<>(constant(candidates));
        all.addAll(changing(candidates));
        return List.copyOf(all);
    }

    /** Courses that hold for everyone and never change. */
    private static List<Pattern> constant(int candidates) {
        List<Pattern> patterns = new ArrayList<>();
        for (Level level : Level.values()) {
            Statement statement = switch (level.kind()) {
                case CLEAN -> Statement.CLEAN;
                case FLAKY -> Statement.FLAKY;
                case BAD -> Statement.BROKEN;
            };
            double share = statement == Statement.BROKEN ? 0.6 : 1; // the rest is broken within an extent
            List<Level> within = Collections.nCopies(candidates, level);
            patterns.add(new Pattern(statement, level, within, 0, statement.prior() * share * level.share()));
        }
        return patterns;
    }

    /** Courses that differ within an extent: risen, always high, fallen, and high for a while. */
    private static List<Pattern> changing(int candidates) {
        List<Pattern> patterns = new ArrayList<>();
        pairs().forEach((background, troubles) -> troubles.forEach((trouble, share) -> {
            for (int from = 0; from < candidates; from++) {
                for (int until = from + 1; until <= candidates; until++) {
                    patterns.add(course(candidates, background, trouble, from, until, share));
                }
            }
        }));
        return patterns;
    }

    /** A course with trouble from one candidate until another. Change points are equally likely. */
    private static Pattern course(int candidates, Level background, Level trouble, int from, int until, double share) {
        List<Level> within = new ArrayList<>(Collections.nCopies(candidates, background));
        Collections.fill(within.subList(from, until), trouble);
        boolean now = until == candidates;
        int earlier = Math.max(1, candidates - 1);
        if (from == 0 && now) {
            return new Pattern(Statement.BROKEN, background, within, 0, share * 0.4 * Statement.BROKEN.prior());
        }
        if (now) {
            return new Pattern(
                    Statement.REGRESSION, background, within, from, share * Statement.REGRESSION.prior() / earlier);
        }
        if (from == 0) {
            return new Pattern(Statement.FIXED, background, within, until, share * Statement.FIXED.prior() / earlier);
        }
        double courses = earlier * (earlier - 1) / 2.0;
        return new Pattern(Statement.MENDED, background, within, until, share * Statement.MENDED.prior() / courses);
    }

    /** Backgrounds with the troubles that stand out from them, and the share of each pair; all add up to 1. */
    private static Map<Level, Map<Level, Double>> pairs() {
        Map<Level, Map<Level, Double>> pairs = new EnumMap<>(Level.class);
        BACKGROUNDS.forEach((background, share) -> {
            Map<Level, Double> troubles = new EnumMap<>(Level.class);
            TROUBLES.forEach((trouble, part) -> troubles.put(trouble, share * part));
            pairs.put(background, troubles);
        });
        return pairs;
    }
}
