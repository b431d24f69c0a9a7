package org.xentestday.agent;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.xentestday.agent.exit.AgentException;
import org.xentestday.agent.exit.Exit;
import org.xentestday.agent.identity.Identity;
import org.xentestday.agent.journal.Intent;
import org.xentestday.agent.journal.Task;
import org.xentestday.model.event.Event;
import org.xentestday.model.event.EventType;
import org.xentestday.model.event.RejectedException;
import org.xentestday.model.event.ResultCheck;
import org.xentestday.model.event.StructuredMode;
import org.xentestday.model.result.Activity;
import org.xentestday.model.result.Facet;
import org.xentestday.model.result.Facets;
import org.xentestday.model.result.Result;

/** The gate through which a result leaves: nothing that the contract or the vocabulary does not name passes. */
final class Outgoing {
    private Outgoing() {}

    /** The result as a signed event. */
    static Event signed(Result result, Identity identity, long sequence, Instant now) {
        checkFacets(result.facets());
        String source = "/machines/" + identity.machine();
        Event event = Event.of(EventType.RESULT, result.id(), source, result.key(), now, result)
                .at(sequence);
        try {
            ResultCheck.check(event);
        } catch (RejectedException e) {
            throw new AgentException(Exit.DATA, "Not recorded: " + e.sentence() + ".", e);
        }
        return identity.sign(event);
    }

    /** What this machine does, as a signed event. It says nothing that the result does not say later. */
    static byte[] activity(Intent intent, Activity.Phase phase, Identity identity, Instant now) {
        Task task = intent.task();
        Activity activity = new Activity(
                task.plan(),
                task.release(),
                intent.machine(),
                intent.boot(),
                task.test(),
                intent.attempt(),
                task.build(),
                phase,
                now);
        String id = intent.resultId() + "-" + phase.name().toLowerCase(Locale.ROOT);
        Event event = Event.of(
                EventType.ACTIVITY,
                id,
                "/machines/" + identity.machine(),
                task.release() + "/" + task.test(),
                now,
                activity);
        return StructuredMode.write(identity.sign(event));
    }

    /** The schema lets readers see facets they do not know; a writer may only send those of the vocabulary. */
    private static void checkFacets(Facets facets) {
        facets.values().forEach((name, value) -> {
            Optional<Facet> facet = Facet.named(name);
            if (facet.isEmpty() || !facet.get().allows(value)) {
                throw new AgentException(
                        Exit.DATA, "Not recorded: " + name + "=" + value + " is not in the vocabulary of facets.");
            }
        });
    }
}
