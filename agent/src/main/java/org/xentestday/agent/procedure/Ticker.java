package org.xentestday.agent.procedure;

import java.time.Duration;

/** Time as it passes, until somebody wants the run to end. */
public interface Ticker {
    /** Nanoseconds since some moment. */
    long nanos();

    /** Waits; not longer than until the end is wanted. */
    void sleep(Duration duration);

    /** Whether the end is wanted. */
    boolean stopped();
}
