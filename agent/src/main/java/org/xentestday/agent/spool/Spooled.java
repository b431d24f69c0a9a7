package org.xentestday.agent.spool;

import org.jspecify.annotations.Nullable;
import org.xentestday.agent.disk.Place;

/**
 * A recorded result and where it is.
 *
 * @param summary the result in one line
 * @param place of the whole of it in the spool; null where only the summary is left
 * @param state where it is
 */
public record Spooled(Summary summary, @Nullable Place place, State state) {
    Spooled with(State other) {
        return new Spooled(summary, place, other);
    }
}
