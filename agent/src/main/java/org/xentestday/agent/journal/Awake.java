package org.xentestday.agent.journal;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.xentestday.agent.probe.Booted;
import org.xentestday.model.plan.Plan;
import org.xentestday.model.result.Candidate;

/**
 * The moment from which unfinished attempts are looked back at.
 *
 * @param boot pseudonym of the boot that runs
 * @param at by this machine's clock
 * @param booted what this boot came to, asked only if it matters; empty for a machine that cannot be asked
 * @param plans TestDays that are known here
 */
public record Awake(String boot, Instant at, Supplier<Optional<Booted>> booted, List<Plan> plans) {
    /** The commit of a candidate, if a TestDay tells it. */
    Optional<String> changeset(Candidate candidate) {
        return plans.stream()
                .flatMap(plan -> plan.changeset(candidate).stream())
                .findFirst();
    }
}
