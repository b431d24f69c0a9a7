package org.xentestday.collector.board;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.xentestday.model.result.Candidate;

/**
 * Everything on the board that is not a row.
 *
 * @param state what the page can show
 * @param plan id of the TestDay
 * @param title of the TestDay
 * @param focus what the candidate is about
 * @param plans ids of all TestDays
 * @param baseline the last release
 * @param candidate the one shown
 * @param changeset its commit, if the plan knows it
 * @param candidates those that can be shown, oldest first
 * @param facet the one whose values are columns
 * @param facets those that can be chosen
 * @param columns values of the facet
 * @param hidden values that found no room
 * @param findings the most urgent first
 * @param calls runs that would help most, the most telling first
 * @param machines distinct machines
 * @param testers distinct testers
 * @param results counted
 * @param duplicates not counted
 * @param superseded gave no evidence, and a later attempt did
 * @param excluded not to be believed, or more attempts of one machine than count
 * @param changed when the newest verdict or coverage was written
 */
record Summary(
        State state,
        @Nullable String plan,
        @Nullable String title,
        @Nullable String focus,
        List<String> plans,
        @Nullable Candidate baseline,
        @Nullable Candidate candidate,
        @Nullable String changeset,
        List<Candidate> candidates,
        @Nullable String facet,
        List<FacetChoice> facets,
        List<String> columns,
        int hidden,
        List<Finding> findings,
        List<Call> calls,
        int machines,
        int testers,
        int results,
        int duplicates,
        int superseded,
        int excluded,
        @Nullable Instant changed) {

    /** What the page can show. */
    enum State {
        OPEN,
        /** The collector has just started and does not know the present yet. */
        CATCHING_UP,
        /** No organiser has published a TestDay yet. */
        NO_PLAN,
        /** Somebody asks for a TestDay that is not there. */
        UNKNOWN_PLAN
    }

    /**
     * A facet that the reader can choose.
     *
     * @param name on the wire
     * @param title for people
     */
    record FacetChoice(String name, String title) {}

    /** A board that has nothing to show, and says why. */
    static Summary empty(State state, List<String> plans) {
        return new Summary(
                state, null, null, null, plans, null, null, null, List.of(), null, List.of(), List.of(), 0, List.of(),
                List.of(), 0, 0, 0, 0, 0, 0, null);
    }
}
