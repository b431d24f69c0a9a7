package org.xentestday.model.sign;

import org.jspecify.annotations.Nullable;

/**
 * A signature as the envelope carries it.
 *
 * @param kid names the key: {@link Keys#kid}
 * @param value Ed25519 signature, base64 without padding, URL alphabet
 */
public record Signature(String kid, String value) {
    /** The signature of two attributes, or null unless both are there. */
    public static @Nullable Signature of(@Nullable String kid, @Nullable String value) {
        return kid == null || value == null ? null : new Signature(kid, value);
    }
}
