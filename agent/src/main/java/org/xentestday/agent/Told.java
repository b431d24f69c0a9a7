package org.xentestday.agent;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * That a result is told by a file, and was not seen by this agent.
 *
 * @param source digest of the file's words, which may be the same for another candidate
 * @param number of the result in the file, from 1; with the source it makes the result's id
 * @param whose machine it was
 * @param start when it was, if the file says
 * @param durationMillis how long it took; 0 if the file does not say
 */
public record Told(
        String source, int number, Whose whose, @Nullable Instant start, long durationMillis) {
    /** When it was; a time to come is a wrong clock. */
    Instant startedAt(Instant now) {
        return start == null || start.isAfter(now) ? now : start;
    }
}
