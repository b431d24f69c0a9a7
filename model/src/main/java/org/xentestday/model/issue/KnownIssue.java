package org.xentestday.model.issue;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.xentestday.model.result.Candidate;
import org.xentestday.model.result.Facets;

/**
 * A failure that somebody knows already, as an organiser publishes it. It never hides a verdict: a known regression is
 * a regression that is known.
 *
 * @param id such as {@code nvme-flr-timeout}
 * @param title one line
 * @param url where it is discussed; null if nowhere
 * @param state whether it acts, only shows what it would cover, or is closed
 * @param match which failures are this one
 * @param waiver why a release need not wait for it; null if it must. Acts where the issue explains a whole verdict
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record KnownIssue(
        String id,
        String title,
        @Nullable String url,
        State state,
        Match match,
        @Nullable Waiver waiver) {

    /** What becomes of a match. */
    public enum State {
        /** It shows what it would cover, and changes nothing. */
        DRY_RUN,
        ACTIVE,
        /** Believed mended; a match says that it is back. */
        CLOSED
    }

    /**
     * Which failures are this one: those with one of the signatures, in one of the tests, on a machine of the extent.
     *
     * @param symptoms ids of failure signatures, as results carry them; empty for any failure
     * @param tests ids in the catalogue; empty for any test
     * @param extent facets of the machines that it concerns; empty for every machine
     * @param from first candidate it concerns; null for any
     */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public record Match(
            List<String> symptoms,
            List<String> tests,
            Facets extent,
            @Nullable Candidate from) {
        public Match {
            symptoms = symptoms == null ? List.of() : List.copyOf(symptoms);
            tests = tests == null ? List.of() : List.copyOf(tests);
            extent = extent == null ? Facets.NONE : extent;
        }
    }

    /**
     * A decision that a release need not wait, within the match of the issue.
     *
     * @param owner who answers for it
     * @param reason one sentence
     * @param expires last day on which it holds; whoever reads it asks for the day, never streams
     */
    public record Waiver(String owner, String reason, LocalDate expires) {}
}
