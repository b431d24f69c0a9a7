package org.xentestday.agent;

import java.util.List;
import java.util.Optional;
import org.xentestday.agent.evidence.Means;
import org.xentestday.agent.evidence.Remains;
import org.xentestday.agent.evidence.Sighting;
import org.xentestday.agent.evidence.Signatures;
import org.xentestday.agent.identity.Identity;
import org.xentestday.agent.journal.Awake;
import org.xentestday.agent.journal.Ending;
import org.xentestday.agent.journal.Intent;
import org.xentestday.agent.journal.Interrupted;
import org.xentestday.agent.journal.Journal;
import org.xentestday.agent.journal.Outcome;
import org.xentestday.agent.probe.Booted;
import org.xentestday.agent.probe.Host;
import org.xentestday.model.plan.Plan;

/** Makes of an attempt that an earlier process left open what it must be taken for, with the evidence that survived. */
record Recovery(Setup setup, Identity identity, String boot, List<Plan> plans) {

    /** Empty if the attempt goes on, or cannot be judged yet. */
    Optional<Ending> ending(Journal.Attempt attempt) {
        Awake now = new Awake(boot, setup.clock().instant(), () -> setup.host().map(Booted::of), plans);
        return Interrupted.ending(attempt, now)
                .map(ending -> setup.host()
                        .map(host -> ending.with(testified(ending.outcome(), attempt.intent(), host)))
                        .orElse(ending));
    }

    private Outcome testified(Outcome outcome, Intent intent, Host host) {
        Remains remains = new Remains(host, identity::boot);
        List<String> lines = switch (outcome.status()) {
            case HOST_LOST -> remains.of(intent.boot(), intent.startedAt(), intent.console());
            case NO_BOOT -> remains.between(intent.boot(), boot, intent.startedAt());
            default -> List.of();
        };
        Signatures signatures = Signatures.shipped();
        Optional<Sighting> cause = signatures.first(lines).filter(sighting -> sighting.means() != Means.INFO);
        Outcome told = cause.map(sighting -> outcome.with(sighting.symptom(), sighting.excerpt()))
                .orElse(outcome);
        return signatures.incomplete(lines) ? told.warning(Signatures.INCOMPLETE) : told;
    }
}
