package org.xentestday.collector.enrol;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.xentestday.model.plan.Account.Role;

/** A line of the token file. A token itself is never written, only its SHA-256. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "entry")
@JsonSubTypes({
    @JsonSubTypes.Type(value = TokenEntry.Made.class, name = "made"),
    @JsonSubTypes.Type(value = TokenEntry.Claimed.class, name = "claimed"),
    @JsonSubTypes.Type(value = TokenEntry.Used.class, name = "used"),
    @JsonSubTypes.Type(value = TokenEntry.Revoked.class, name = "revoked")
})
sealed interface TokenEntry {
    /** SHA-256 of the token, in hex. */
    String hash();

    /**
     * An organiser made a token.
     *
     * @param hash of the token
     * @param tester whose machine it lets in, or who is let in
     * @param expiresAt from when on it lets nobody in
     * @param role of whom it lets in; null in files of older versions: a tester's machine
     */
    record Made(
            String hash,
            String tester,
            Instant expiresAt,
            @Nullable Role role) implements TokenEntry {
        /** Whom it lets in. */
        Role lets() {
            return role == null ? Role.TESTER : role;
        }
    }

    /**
     * A machine showed it first: from now on it is good for this key and machine only. Written before the enrolment is
     * published, so that no crash in between lets a second machine in.
     *
     * @param hash of the token
     * @param kid of the machine's key
     * @param machine its pseudonym
     */
    record Claimed(String hash, String kid, String machine) implements TokenEntry {}

    /**
     * The log has the enrolment.
     *
     * @param hash of the token
     */
    record Used(String hash) implements TokenEntry {}

    /**
     * An organiser took it back.
     *
     * @param hash of the token
     */
    record Revoked(String hash) implements TokenEntry {}
}
