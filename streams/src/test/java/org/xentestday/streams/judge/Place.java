package org.xentestday.streams.judge;

import java.util.List;
import java.util.Random;
import org.xentestday.model.result.Candidate;
import org.xentestday.model.result.Facets;
import org.xentestday.model.result.Status;
import org.xentestday.streams.decide.Evidence;

/**
 * What decides how a test ends on a machine, so that somebody may be asked to run it once more.
 *
 * @param test id
 * @param machine pseudonym
 * @param configuration of the machine for this test
 * @param cells by candidate, oldest first
 */
record Place(String test, String machine, Facets configuration, List<Cell> cells) {
    /**
     * The chances on one candidate.
     *
     * @param candidate that runs
     * @param rate at which the product fails
     * @param accidents rate at which a run fails by itself
     * @param fate what all runs here share: they fail if it is below the rate; NaN if each run is for itself
     */
    record Cell(Candidate candidate, double rate, double accidents, double fate) {
        boolean fails(Random random) {
            double draw = Double.isNaN(fate) ? random.nextDouble() : fate;
            return draw < rate || random.nextDouble() < accidents;
        }
    }

    /** One more run on request, with a working harness. The same request gets the same answer. */
    Evidence again(int candidate, int attempt) {
        Random random = new Random((test + machine + candidate + attempt).hashCode());
        boolean fails = cells.get(candidate).fails(random);
        return evidence(candidate, attempt, fails ? failure(random) : Status.PASS);
    }

    /** A result as it arrives. */
    Evidence evidence(int candidate, int attempt, Status status) {
        String id = "%s-%s-%d-%d".formatted(machine, test, candidate, attempt);
        return new Evidence(
                id,
                machine,
                "tester-" + machine,
                "boot-" + candidate,
                attempt,
                cells.get(candidate).candidate(),
                null,
                status,
                configuration,
                null,
                attempt,
                id,
                1);
    }

    static Status failure(Random random) {
        double draw = random.nextDouble();
        return draw < 0.75 ? Status.FAIL : draw < 0.95 ? Status.CRASH : Status.HOST_LOST;
    }
}
