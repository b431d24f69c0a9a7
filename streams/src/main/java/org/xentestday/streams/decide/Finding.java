package org.xentestday.streams.decide;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.xentestday.model.result.Facets;
import org.xentestday.model.verdict.Tally;
import org.xentestday.model.verdict.Verdict;
import org.xentestday.model.verdict.VerdictKind;
import org.xentestday.streams.decide.Extents.Extent;

/**
 * What was decided, before it is put into words.
 *
 * @param kind of verdict
 * @param extent of whom; null for everyone
 * @param probability that it is so; null where nothing is claimed
 */
record Finding(
        VerdictKind kind, @Nullable Extent extent, @Nullable Double probability) {
    Finding as(VerdictKind other) {
        return new Finding(other, extent, probability);
    }

    /** A claim about two extents at once is two findings; anything less than a claim speaks of the first only. */
    List<Finding> each() {
        if (extent == null) {
            return List.of(this);
        }
        List<Extent> parts = kind == VerdictKind.REGRESSION
                ? extent.each()
                : List.of(extent.each().getFirst());
        return parts.stream().map(part -> new Finding(kind, part, probability)).toList();
    }

    Facets facets() {
        return names().getFirst();
    }

    private List<Facets> names() {
        return extent == null ? List.of(Facets.NONE) : extent.names();
    }

    Verdict verdict(Question question) {
        Facets name = facets();
        Tally here = question.tally(name);
        Baselines baselines = Baselines.of(question, name);
        boolean changed = kind == VerdictKind.REGRESSION || kind == VerdictKind.SUSPECT;
        return new Verdict(
                question.candidate(),
                question.test(),
                kind,
                name,
                names().subList(1, names().size()),
                changed ? baselines.passedInRelease() : null,
                changed ? baselines.passedInCandidate() : null,
                here,
                question.outside(name),
                question.before(name),
                probability == null ? null : Rates.probability(probability),
                here.ran() == 0 ? null : Rates.interval(here),
                here.ran() == 0 || here.failing() > 0 ? null : Rates.upperBound(here.ran()),
                question.unjudged(),
                Words.evidence(question, name),
                BayesRule.VERSION,
                Words.reasons(kind, names(), question, baselines),
                Words.next(kind, names(), question),
                Signatures.of(question, name),
                List.of());
    }
}
