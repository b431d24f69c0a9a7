package org.xentestday.streams.decide;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.xentestday.model.result.Candidate;
import org.xentestday.model.result.Facets;
import org.xentestday.model.verdict.Tally;

/**
 * The two things a candidate is compared with, within an extent.
 *
 * @param release votes on the last release
 * @param candidate votes on the last earlier candidate
 */
record Baselines(Optional<Baseline> release, Optional<Baseline> candidate) {
    /**
     * Votes on one baseline.
     *
     * @param of which
     * @param votes on it within the extent, at least one
     */
    record Baseline(Candidate of, Tally votes) {
        boolean passed() {
            return 2 * votes.failing() < votes.ran();
        }
    }

    static Baselines of(Question question, Facets extent) {
        return new Baselines(
                question.baselineRelease().flatMap(of -> baseline(question, of, extent)),
                question.baselineCandidate().flatMap(of -> baseline(question, of, extent)));
    }

    @Nullable
    Candidate passedInRelease() {
        return release.filter(Baseline::passed).map(Baseline::of).orElse(null);
    }

    @Nullable
    Candidate passedInCandidate() {
        return candidate.filter(Baseline::passed).map(Baseline::of).orElse(null);
    }

    private static Optional<Baseline> baseline(Question question, Candidate of, Facets extent) {
        Tally votes = Coverages.tally(question.votes(of).stream()
                .filter(cell -> cell.facets().within(extent))
                .toList());
        return votes.ran() == 0 ? Optional.empty() : Optional.of(new Baseline(of, votes));
    }
}
