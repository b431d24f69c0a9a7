package org.xentestday.agent.journal;

import java.util.Optional;
import org.xentestday.agent.probe.Booted;
import org.xentestday.agent.probe.Domain;
import org.xentestday.model.result.Status;

/** What an attempt that never ended means, seen from the next start. Pure. */
public final class Interrupted {
    /** Reason of the result when the agent died and the host did not. */
    public static final String AGENT_DIED = "agent-died";
    /**
     * The step that starts with this is left open on purpose: the machine is restarted in it, and the next boot tells how
     * that went.
     */
    public static final String RESTART = "restart into ";

    private Interrupted() {}

    /**
     * The machine is up under another boot: it went down in the attempt. Under the same boot only the agent died, which
     * says nothing about the product. Empty if the attempt goes on, or cannot be judged yet.
     */
    public static Optional<Ending> ending(Journal.Attempt attempt, Awake now) {
        if (Restart.is(attempt)) {
            return Restart.ending(attempt, now);
        }
        Outcome outcome = attempt.intent().boot().equals(now.boot())
                ? Outcome.of(Status.BROKEN, null, AGENT_DIED)
                : lost(attempt, withoutXen(now.booted().get()));
        return Optional.of(Ending.of(attempt.intent().task(), outcome));
    }

    /** The host went down in that attempt. */
    public static Outcome lost(Journal.Attempt attempt, String addition) {
        String during = attempt.lastStep()
                .map(step -> "during the step \"" + step + "\"")
                .orElse("before the first step");
        return Outcome.of(
                Status.HOST_LOST,
                "The machine went down " + during + " and came up again under another boot" + addition + ".",
                null);
    }

    private static String withoutXen(Optional<Booted> booted) {
        return booted.filter(now -> now.domain() == Domain.NONE).isPresent() ? ", without Xen" : "";
    }
}
