package org.xentestday.standalone.fault;

import org.jspecify.annotations.Nullable;

/** A start that cannot go on, for a reason the user can do something about: the message is one sentence for them. */
public final class StartException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final ExitCode exitCode;

    public StartException(ExitCode exitCode, String sentence) {
        this(exitCode, sentence, null);
    }

    public StartException(ExitCode exitCode, String sentence, @Nullable Throwable cause) {
        super(sentence, cause);
        this.exitCode = exitCode;
    }

    /** The code to exit with. */
    public ExitCode exitCode() {
        return exitCode;
    }

    /** The sentence for the user. */
    public String sentence() {
        return String.valueOf(getMessage());
    }
}
