package org.xentestday.agent.procedure;

import java.io.IOException;

/** A way to test something on this machine. */
public interface Procedure {
    /**
     * Runs the test. What it makes it says to the stage first; the stage takes it away. May throw
     * {@link StopException} where it cannot go on.
     */
    Ending run(Stage stage) throws IOException;
}
