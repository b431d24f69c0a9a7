package org.xentestday.streams.judge;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.xentestday.model.result.Candidate;
import org.xentestday.model.result.Facets;
import org.xentestday.streams.decide.Evidence;
import org.xentestday.streams.judge.World.SimTest;

/**
 * Counts of published claims, each judged by the machines that it is about and that ran the candidate.
 *
 * @param published verdicts that claim a regression
 * @param untrue claims that hold for none of their machines
 * @param mostly claims that hold for fewer than half of their machines, with the untrue ones
 * @param lone claims that one machine alone makes
 */
record Claims(int published, int untrue, int mostly, int lone) {
    static final Claims NONE = new Claims(0, 0, 0, 0);

    /** One claim. */
    static Claims of(SimTest test, Opinion.Named claim) {
        Set<String> ran = test.arrivals().stream()
                .filter(arrival -> arrival.status().evidence())
                .filter(arrival -> arrival.candidate().equals(current(test)))
                .map(Evidence::machine)
                .collect(Collectors.toSet());
        List<Facets> about = test.places().stream()
                .filter(place -> ran.contains(place.machine()))
                .map(Place::configuration)
                .filter(configuration -> configuration.within(claim.extent()))
                .toList();
        long regressed = about.stream().filter(test.truth()::regressed).count();
        return new Claims(1, one(regressed == 0), one(2 * regressed < about.size()), one(about.size() == 1));
    }

    Claims plus(Claims other) {
        return new Claims(published + other.published, untrue + other.untrue, mostly + other.mostly, lone + other.lone);
    }

    private static Candidate current(SimTest test) {
        return test.places().getFirst().cells().getLast().candidate();
    }

    private static int one(boolean counted) {
        return counted ? 1 : 0;
    }
}
