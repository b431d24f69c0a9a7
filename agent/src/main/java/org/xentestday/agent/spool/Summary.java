package org.xentestday.agent.spool;

import java.time.Instant;
import org.xentestday.model.result.Candidate;
import org.xentestday.model.result.Result;
import org.xentestday.model.result.Status;

/**
 * A result in one line.
 *
 * @param id of the result
 * @param plan the TestDay
 * @param candidate what it is about
 * @param test id in the catalogue
 * @param status how it ended
 * @param boot pseudonym of the boot
 * @param attempt of the test in that boot
 * @param at when it was recorded
 */
public record Summary(
        String id, String plan, Candidate candidate, String test, Status status, String boot, int attempt, Instant at) {

    static Summary of(Result result, Instant at) {
        return new Summary(
                result.id(),
                result.plan(),
                result.build().candidate(),
                result.test(),
                result.status(),
                result.boot(),
                result.attempt(),
                at);
    }
}
