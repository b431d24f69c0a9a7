package org.xentestday.agent.command;

import java.time.Duration;
import java.util.function.Consumer;

/** Runs programs of this machine. Thread-safe. */
public interface Programs {
    /** Runs a program to its end, or to the deadline; then no process of it is left. */
    Ran run(Duration within, String... words);

    /** Starts a program whose lines are wanted as they come, each on another thread; its input stays open and empty. */
    Listening listen(Consumer<String> line, String... words);
}
