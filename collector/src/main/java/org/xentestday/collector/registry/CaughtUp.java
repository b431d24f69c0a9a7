package org.xentestday.collector.registry;

import java.time.Duration;
import org.xentestday.collector.problem.ProblemException;

/** Whether the registry knows all that was in the log when this process started. Until then nobody is a stranger. */
public interface CaughtUp {
    /** True from the moment it does, and for ever. */
    boolean caughtUp();

    /** Ends the request with 503 where the registry may not know yet. */
    default void require() {
        if (!caughtUp()) {
            throw ProblemException.away(
                    "starting", "The collector is still reading who is enrolled; try again.", Duration.ofSeconds(2));
        }
    }
}
