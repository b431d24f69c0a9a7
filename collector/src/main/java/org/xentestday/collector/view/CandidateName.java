package org.xentestday.collector.view;

import io.micronaut.http.HttpStatus;
import org.xentestday.collector.problem.ProblemException;
import org.xentestday.model.plan.Plan;
import org.xentestday.model.result.Candidate;

/** Candidates as people name them in an address. */
public final class CandidateName {
    private CandidateName() {}

    /** {@code rc6} or {@code 4.3.0-rc6} of that TestDay; ends the request with 400 for anything else. */
    public static Candidate of(Plan plan, String name) {
        try {
            return name.indexOf('-') < 0 ? new Candidate(plan.release(), name) : Candidate.parse(name);
        } catch (IllegalArgumentException e) {
            throw ProblemException.of(
                    HttpStatus.BAD_REQUEST, "malformed", "A candidate is named rc6 or 4.3.0-rc6, not " + name + ".");
        }
    }
}
