package org.xentestday.collector.access;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import org.xentestday.model.json.Hashes;

/**
 * A secret that is shown once and kept as its hash. It is random and long, so that one round of SHA-256 is enough.
 *
 * @param text as its owner gets it
 */
public record Secret(String text) {
    private static final int BYTES = 32;

    /** 256 random bits in URL-safe Base64. */
    public static Secret fresh() {
        byte[] random = new byte[BYTES];
        new SecureRandom().nextBytes(random);
        return new Secret(Base64.getUrlEncoder().withoutPadding().encodeToString(random));
    }

    /** SHA-256 in hex, which is all that is kept. */
    public String hash() {
        return HexFormat.of().formatHex(Hashes.sha256(text.getBytes(StandardCharsets.UTF_8)));
    }

    /** Never the secret. */
    @Override
    public String toString() {
        return "Secret";
    }
}
