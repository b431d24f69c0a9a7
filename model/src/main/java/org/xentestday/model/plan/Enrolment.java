package org.xentestday.model.plan;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A machine that an organiser let in. The kid is the key of its topic.
 *
 * @param kid names the public key
 * @param publicKey Ed25519, as {@code Keys} writes it
 * @param machine pseudonym of the host that may sign with it
 * @param tester pseudonym the organiser gave with the token
 * @param enrolledAt by the collector's clock
 * @param credential SHA-256, in hex, of the secret that shows over HTTP whose request it is; null if it has none
 * @param revokedAt by the collector's clock: what arrives later does not count; null while the key is good
 */
public record Enrolment(
        String kid,
        String publicKey,
        String machine,
        String tester,
        Instant enrolledAt,
        @Nullable String credential,
        @Nullable Instant revokedAt) {
    /**
     * How long after a revocation an arrival still counts: whoever decides has heard of the revocation by then, so that
     * deciding again comes to the same.
     */
    private static final Duration HEARING = Duration.ofSeconds(10);

    /** A key that is good, of a machine that shows nothing over HTTP. */
    public Enrolment(String kid, String publicKey, String machine, String tester, Instant enrolledAt) {
        this(kid, publicKey, machine, tester, enrolledAt, null, null);
    }

    /** Whether what it signed counts, given when that arrived at the log by the log's clock. */
    public boolean countsAt(Instant arrival) {
        return revokedAt == null || arrival.isBefore(revokedAt.plus(HEARING));
    }

    /** The same with another credential; null takes the one it has away. */
    public Enrolment with(@Nullable String anotherCredential) {
        return new Enrolment(kid, publicKey, machine, tester, enrolledAt, anotherCredential, revokedAt);
    }

    /** The same, of no use from that moment on. */
    public Enrolment revoked(Instant at) {
        return new Enrolment(kid, publicKey, machine, tester, enrolledAt, null, at);
    }
}
