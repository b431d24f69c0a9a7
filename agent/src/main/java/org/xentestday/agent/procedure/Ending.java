package org.xentestday.agent.procedure;

import org.xentestday.agent.journal.Outcome;

/** How a procedure comes to its end. */
public sealed interface Ending {
    /** It is known how the attempt ended. */
    record Done(Outcome outcome) implements Ending {}

    /**
     * The attempt goes on when the machine was restarted, and ends at the agent's next start.
     *
     * @param sentence what the person has to do
     */
    record AfterRestart(String sentence) implements Ending {}
}
