package org.xentestday.agent.plan;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;
import org.xentestday.model.catalogue.TestCase;
import org.xentestday.model.result.Candidate;

/**
 * A run that is worth doing on this machine.
 *
 * @param test id in the catalogue
 * @param title of the test
 * @param candidate to run it on; null where none is known
 * @param runs whether that candidate runs
 * @param bits expected gain of information, 0 to 1; null where the server was not asked
 * @param why one sentence
 * @param risk of the run
 * @param how it is done
 * @param fit what the tester has to see to
 * @param command that runs it; it names the candidate unless its changeset does
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Suggestion(
        String test,
        String title,
        @Nullable Candidate candidate,
        Runs runs,
        @Nullable Double bits,
        String why,
        TestCase.Risk risk,
        TestCase.How how,
        Fit fit,
        String command) {

    /** Whether a candidate runs on this machine. */
    public enum Runs {
        /** Its changeset says so. */
        YES,
        /** A build of its release does, and does not tell which. */
        PROBABLY,
        /** It has to be booted first. */
        NO
    }

    static Suggestion of(
            TestCase test, @Nullable Candidate candidate, Runs runs, @Nullable Double bits, String why, Fit fit) {
        String command = Offer.command(test, runs == Runs.YES ? null : candidate);
        return new Suggestion(
                test.id(), test.title(), candidate, runs, bits, why, test.risk(), test.how(), fit, command);
    }
}
