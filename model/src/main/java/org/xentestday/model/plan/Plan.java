package org.xentestday.model.plan;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.xentestday.model.result.Candidate;
import org.xentestday.model.result.Facets;

/**
 * A TestDay as its organiser publishes it. Texts and wishes only: nothing in it can make an agent run a command.
 *
 * @param id such as {@code xen-4.21.0}
 * @param title one line
 * @param release what is to be released
 * @param baseline the release it is compared with
 * @param candidates those known so far, in any order
 * @param focus what this candidate is about, for people
 * @param wanted the tests asked for
 * @param candidate what is tested on the day; null while that is open
 * @param date the day; null while it is open
 * @param channel where testers meet and whom they ask, in one line
 * @param policy id of the readiness policy that the release is held against; null for the collector's own, whichever
 * @param touched areas of the catalogue that changed since the candidate before, the most touched first
 */
public record Plan(
        String id,
        String title,
        String release,
        @Nullable Candidate baseline,
        List<KnownBuild> candidates,
        @Nullable String focus,
        List<Wanted> wanted,
        @Nullable Candidate candidate,
        @Nullable LocalDate date,
        @Nullable String channel,
        @Nullable String policy,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Touched> touched) {

    public Plan {
        candidates = candidates == null ? List.of() : List.copyOf(candidates);
        wanted = wanted == null ? List.of() : List.copyOf(wanted);
        touched = touched == null ? List.of() : List.copyOf(touched);
    }

    /** A plan of which only these are settled. */
    public Plan(
            String id,
            String title,
            String release,
            @Nullable Candidate baseline,
            List<KnownBuild> candidates,
            @Nullable String focus,
            List<Wanted> wanted) {
        this(id, title, release, baseline, candidates, focus, wanted, null, null, null, null, List.of());
    }

    /** This plan with other areas touched. */
    public Plan touching(List<Touched> areas) {
        return new Plan(
                id, title, release, baseline, candidates, focus, wanted, candidate, date, channel, policy, areas);
    }

    /** The commit of a candidate, once it is tagged and known. */
    public Optional<String> changeset(Candidate candidate) {
        return candidates.stream()
                .filter(build -> build.candidate().equals(candidate))
                .flatMap(build -> Stream.ofNullable(build.changeset()))
                .findFirst();
    }

    /**
     * A candidate that the organiser names.
     *
     * @param candidate its name
     * @param changeset full xen.git commit; null while it is not tagged
     */
    public record KnownBuild(Candidate candidate, @Nullable String changeset) {}

    /**
     * A test that the organiser asks for.
     *
     * @param test id in the catalogue
     * @param on facets of the machines that matter; empty for any machine
     * @param machines how many distinct machines would do
     */
    public record Wanted(String test, Facets on, int machines) {
        public Wanted {
            on = on == null ? Facets.NONE : on;
        }
    }

    /**
     * An area that commits touched.
     *
     * @param area of the catalogue
     * @param commits that touched it
     */
    public record Touched(String area, int commits) {}
}
