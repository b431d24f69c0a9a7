package org.xentestday.agent.bundle;

import org.jspecify.annotations.Nullable;

/**
 * What a server did with one result of a bundle.
 *
 * @param id of the result
 * @param code stable code of the reason it will never take it; null if it took it
 * @param sentence the server's words about that
 */
public record Delivered(
        String id, @Nullable String code, @Nullable String sentence) {
    /** Whether the server has it. */
    public boolean taken() {
        return code == null;
    }
}
