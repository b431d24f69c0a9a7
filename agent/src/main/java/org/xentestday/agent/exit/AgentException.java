package org.xentestday.agent.exit;

import org.jspecify.annotations.Nullable;

/** Something went wrong that a tester can understand: an exit code and one sentence. */
public final class AgentException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final Exit exit;

    /** The sentence says what is wrong and what to do. */
    public AgentException(Exit exit, String sentence) {
        this(exit, sentence, null);
    }

    /** The same, with what caused it, for debuggers. */
    public AgentException(Exit exit, String sentence, @Nullable Throwable cause) {
        super(sentence, cause);
        this.exit = exit;
    }

    /** How the command ends. */
    public Exit exit() {
        return exit;
    }

    /** One sentence for a person. */
    public String sentence() {
        return String.valueOf(getMessage());
    }
}
