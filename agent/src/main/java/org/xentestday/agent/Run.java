package org.xentestday.agent;

import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.xentestday.agent.journal.Intent;
import org.xentestday.agent.journal.Outcome;
import org.xentestday.model.result.Result;

/** An attempt that has begun: it ends with {@link #end}, or with what {@link Agent#recover} makes of it. */
public final class Run {
    private static final int STEP_CHARS = 200;

    private final Agent agent;
    private final Intent intent;
    private @Nullable String step;

    Run(Agent agent, Intent intent) {
        this.agent = agent;
        this.intent = intent;
    }

    /** The id of the result it will end with. */
    public String id() {
        return intent.resultId();
    }

    /** The step of the test that it came to. */
    public Optional<String> step() {
        return Optional.ofNullable(step);
    }

    /** Says what comes next; on return it is on the disk, so that the machine may go down in it. */
    public void step(String name) throws IOException {
        String line = name.replaceAll("\\p{Cntrl}", " ").strip();
        step = line.substring(0, Math.min(line.length(), STEP_CHARS));
        agent.step(intent, step);
    }

    /** Says the same of what comes after the test: what it made is taken away. */
    public void cleaningUp() throws IOException {
        agent.step(intent, "clean up");
    }

    /** Records how it ended; on return the result is durable. */
    public Result end(Outcome outcome) throws IOException {
        return agent.end(intent, step, outcome);
    }
}
