package org.xentestday.agent.spool;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Where a recorded result is. */
public sealed interface State {
    /**
     * On this disk only.
     *
     * @param bundled when it was last written to a bundle; null if it never was
     */
    record Waiting(@Nullable Instant bundled) implements State {}

    /** The server has acknowledged it. */
    record Sent() implements State {}

    /**
     * The server will never take it; it stays here.
     *
     * @param code stable code of the reason
     * @param sentence the server's words
     */
    record Refused(String code, String sentence) implements State {}
}
