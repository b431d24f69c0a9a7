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
 * @param extent of whom, never two at once; null for everyone
 * @param probability that it is so; null where nothing is claimed
 */
record Finding(
        VerdictKind kind, @Nullable Extent extent, @Nullable Double probability) {
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
