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
 * @param now whether that candidate runs
 * @param bits expected gain of information, 0 to 1; null where the server was not asked
 * @param why one sentence
 * @param risk of the run
 * @param how it is done
 * @param fit what the tester has to see to
 * @param command that runs it
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Suggestion(
        String test,
        String title,
        @Nullable Candidate candidate,
        boolean now,
        @Nullable Double bits,
        String why,
        TestCase.Risk risk,
        TestCase.How how,
        Fit fit,
        String command) {

    static Suggestion of(
            TestCase test, @Nullable Candidate candidate, boolean now, @Nullable Double bits, String why, Fit fit) {
        return new Suggestion(
                test.id(), test.title(), candidate, now, bits, why, test.risk(), test.how(), fit, Offer.command(test));
    }
}
