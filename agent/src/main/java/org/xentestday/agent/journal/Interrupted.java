package org.xentestday.agent.journal;

import org.xentestday.model.result.Status;

/** What an attempt that never ended means, seen from the next start. Pure. */
public final class Interrupted {
    /** Reason of the result when the agent died and the host did not. */
    public static final String AGENT_DIED = "agent-died";

    private Interrupted() {}

    /**
     * The machine is up under another boot: it went down in the attempt. Under the same boot only the agent died, which
     * says nothing about the product.
     */
    public static Outcome outcome(Journal.Attempt attempt, String bootNow) {
        if (attempt.intent().boot().equals(bootNow)) {
            return Outcome.of(Status.BROKEN, null, AGENT_DIED);
        }
        String during = attempt.lastStep()
                .map(step -> "during the step \"" + step + "\"")
                .orElse("before the first step");
        return Outcome.of(
                Status.HOST_LOST, "The machine went down " + during + " and came up again under another boot.", null);
    }
}
