package org.xentestday.streams.judge;

import java.util.List;
import org.xentestday.model.result.Facets;

/**
 * What is true of a simulated test, which no rule may see.
 *
 * @param kind what a perfect judge would say
 * @param background failure rate where nothing else is true
 * @param changes where and when another rate holds; the largest that applies is the rate
 */
record Truth(Kind kind, double background, List<Change> changes) {
    /** What a perfect judge would say. */
    enum Kind {
        CLEAN(false),
        FLAKY(false),
        BROKEN_BEFORE(false),
        FIXED(false),
        REGRESSED_EVERYWHERE(true),
        REGRESSED_ONE_FACET(true),
        REGRESSED_TWO_FACETS(true),
        /** Since the release, and no longer new in the last candidate. */
        REGRESSED_EARLIER(true),
        /** Fails now and then where it nearly never did. */
        FLAKE_SHIFT(true),
        /** Two changes with two extents. */
        TWO_REGRESSIONS(true),
        /** What breaks many tests at once on the same few machines; only where a world has such a cause. */
        COMMON_CAUSE(true);

        private final boolean regression;

        Kind(boolean regression) {
            this.regression = regression;
        }

        /** Whether a release manager must hear of it. */
        boolean regression() {
            return regression;
        }
    }

    /**
     * A failure rate that holds within an extent for some candidates.
     *
     * @param extent of whom
     * @param from index of the first candidate
     * @param until index after the last one
     * @param rate of failing
     */
    record Change(Facets extent, int from, int until, double rate) {}

    /** Whether it regressed on a machine of that configuration. */
    boolean regressed(Facets configuration) {
        return kind.regression() && changes.stream().anyMatch(change -> configuration.within(change.extent()));
    }

    /** The rate at which the test fails there. */
    double rate(int candidate, Facets facets) {
        return changes.stream()
                .filter(change -> change.from() <= candidate && candidate < change.until())
                .filter(change -> facets.within(change.extent()))
                .mapToDouble(Change::rate)
                .reduce(background, Math::max);
    }
}
