package org.xentestday.collector.view;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.xentestday.model.result.Facets;
import org.xentestday.model.verdict.Tally;
import org.xentestday.model.verdict.Verdict;
import org.xentestday.model.verdict.VerdictKind;

/**
 * What a verdict began to say.
 *
 * @param key of the verdict
 * @param at when it was published
 * @param kind null if it was taken back
 * @param extent facets of the machines it was about
 * @param here machines within the extent, as they were then
 * @param probability as it was then, where something was claimed
 * @param reasons as they were then
 */
record Turn(
        String key,
        Instant at,
        @Nullable VerdictKind kind,
        Facets extent,
        Tally here,
        @Nullable Double probability,
        List<String> reasons) {

    static Turn of(String key, Verdict verdict, Instant at) {
        return new Turn(
                key, at, verdict.kind(), verdict.extent(), verdict.here(), verdict.probability(), verdict.reasons());
    }

    static Turn takenBack(String key, Instant at) {
        return new Turn(key, at, null, Facets.NONE, Tally.NONE, null, List.of());
    }

    /** Whether both say the same, whatever the figures. */
    boolean same(Turn other) {
        return kind == other.kind && extent.equals(other.extent);
    }
}
