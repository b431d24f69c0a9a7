package org.xentestday.agent.imports;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.xentestday.model.result.Candidate;
import org.xentestday.model.result.Facets;
import org.xentestday.model.result.Measure;
import org.xentestday.model.result.Status;

/**
 * One result as a file tells it. What the file does not tell with certainty is null, and a person must say it.
 *
 * @param number its place in the file, from 1; with the file's digest it makes the result's id
 * @param machine which of the machines in the file, from 1
 * @param told the words of the file it rests on
 * @param test id in the catalogue
 * @param status how it ended
 * @param candidate what ran
 * @param changeset the xen.git commit
 * @param wentWrong one sentence; needed for a failure
 * @param reason why it is no evidence, for a status that is none: a code, or words that become one where it is recorded
 * @param excerpt lines of the file that show it
 * @param workarounds options it needed to pass
 * @param warnings what was odd although it passed
 * @param measures numbers
 * @param facets what the file tells of the machine
 * @param startedAt when the file says it was
 * @param durationMillis how long it took; 0 if the file does not say
 * @param exported the id of this very result, if the file was exported by testday
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Proposal(
        int number,
        int machine,
        String told,
        @Nullable String test,
        @Nullable Status status,
        @Nullable Candidate candidate,
        @Nullable String changeset,
        @Nullable String wentWrong,
        @Nullable String reason,
        List<String> excerpt,
        List<String> workarounds,
        List<String> warnings,
        List<Measure> measures,
        Facets facets,
        @Nullable Instant startedAt,
        long durationMillis,
        @Nullable String exported) {

    public Proposal {
        told = told == null ? "" : told;
        excerpt = excerpt == null ? List.of() : List.copyOf(excerpt);
        workarounds = workarounds == null ? List.of() : List.copyOf(workarounds);
        warnings = warnings == null ? List.of() : List.copyOf(warnings);
        measures = measures == null ? List.of() : List.copyOf(measures);
        facets = facets == null ? Facets.NONE : facets;
    }

    /** What a person must still say, in the order to ask it. */
    public List<Question> questions() {
        List<Question> open = new ArrayList<>();
        if (test == null) {
            open.add(Question.TEST);
        }
        if (status == null) {
            open.add(Question.STATUS);
        }
        if (candidate == null) {
            open.add(Question.CANDIDATE);
        }
        if (status != null && status.failure() && (wentWrong == null || wentWrong.isBlank())) {
            open.add(Question.WENT_WRONG);
        }
        return open;
    }

    /** This proposal with that answer; {@link IllegalArgumentException} says in a sentence why it is none. */
    public Proposal with(Question question, String answer) {
        Draft draft = Draft.of(this);
        switch (question) {
            case TEST -> draft.test(answer);
            case STATUS -> draft.status(Question.status(answer));
            case CANDIDATE -> draft.candidate(Question.candidate(answer));
            case WENT_WRONG -> draft.wentWrong(answer);
        }
        return draft.proposal(number);
    }

    /** This proposal about that build, where the file does not name another. */
    public Proposal about(@Nullable Candidate said, @Nullable String saidChangeset) {
        Draft draft = Draft.of(this);
        draft.candidate(candidate == null ? said : candidate);
        draft.changeset(changeset == null ? saidChangeset : changeset);
        return draft.proposal(number);
    }
}
