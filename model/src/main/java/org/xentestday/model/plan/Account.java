package org.xentestday.model.plan;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A person whom an organiser let in. The id is the key of its topic. Testers have no account: their machines are enrolled.
 *
 * @param id 16 hex digits
 * @param name pseudonym the organiser gave
 * @param role what the person may do
 * @param createdAt by the collector's clock
 * @param credential SHA-256, in hex, of the secret that shows whose request it is; null if it was taken away
 * @param revokedAt by the collector's clock; null while the account is good
 */
public record Account(
        String id,
        String name,
        Role role,
        Instant createdAt,
        @Nullable String credential,
        @Nullable Instant revokedAt) {
    /** What someone may do. A tester's rights are a machine's: its own results, and their receipts. */
    public enum Role {
        ORGANISER,
        TESTER,
        READER
    }

    /** The same with another credential; null takes the one it has away. */
    public Account with(@Nullable String anotherCredential) {
        return new Account(id, name, role, createdAt, anotherCredential, revokedAt);
    }

    /** The same, of no use from that moment on. */
    public Account revoked(Instant at) {
        return new Account(id, name, role, createdAt, null, at);
    }
}
