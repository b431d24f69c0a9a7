package org.xentestday.streams.topology;

import java.util.HexFormat;
import org.xentestday.model.json.Hashes;

/**
 * What was last said under a key.
 *
 * @param digest of the body; empty if it was withdrawn
 * @param at when, in milliseconds; rises with every change even where the clock goes back
 */
record Published(String digest, long at) {
    private static final String NOTHING = "";

    /** That nothing is said any more; the same if that is so already. */
    Published withdrawn(long now) {
        return digest.equals(NOTHING) ? this : new Published(NOTHING, Math.max(now, at + 1));
    }

    static Published of(byte[] body, long at) {
        return new Published(HexFormat.of().formatHex(Hashes.sha256(body)), at);
    }
}
