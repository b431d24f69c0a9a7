package org.xentestday.streams.topology;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.HexFormat;
import org.xentestday.model.json.Hashes;

/**
 * What was last said under a key.
 *
 * @param digest of the body; empty if it was withdrawn
 * @param at when, in milliseconds; rises with every change even where the clock goes back
 */
record Published(String digest, long at) {
    static Published of(byte[] body, long at) {
        return new Published(HexFormat.of().formatHex(Hashes.sha256(body)), at);
    }

    @JsonIgnore
    boolean withdrawn() {
        return digest.isEmpty();
    }

    Published withdrawn(long now) {
        return new Published("", Math.max(now, at + 1));
    }
}
