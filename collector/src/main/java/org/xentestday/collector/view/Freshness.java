package org.xentestday.collector.view;

import java.time.Duration;
import org.xentestday.collector.problem.ProblemException;

/** Whether the view has read everything that was there when this process started. Until then it would mislead. */
public interface Freshness {
    /** True from the moment on when the view shows the present. */
    boolean caughtUp();

    /** Ends the request with 503 while the view still reads. */
    default void demand() {
        if (!caughtUp()) {
            throw ProblemException.away(
                    "catching-up", "The collector has just started and still reads the log.", Duration.ofSeconds(2));
        }
    }
}
