package org.xentestday.agent.bundle;

import java.time.Instant;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * The first line of a bundle.
 *
 * @param bundle version of the format
 * @param count of results, a line each
 * @param machine pseudonym of the machine they are of
 * @param publicKey it signed them with; a token of the organiser makes it known to the server
 * @param made when
 * @param sha256 hex digits, over all bytes after the first line, unpacked
 */
public record BundleHeader(int bundle, int count, String machine, String publicKey, Instant made, String sha256) {
    static final int VERSION = 1;

    public BundleHeader {
        Stream.of(machine, publicKey, made, sha256).forEach(Objects::requireNonNull);
    }
}
