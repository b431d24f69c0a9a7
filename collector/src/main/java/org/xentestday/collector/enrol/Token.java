package org.xentestday.collector.enrol;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a token.
 *
 * @param made by the organiser
 * @param claim by the first machine that showed it; null if none did
 * @param used whether the log has the enrolment
 * @param revoked whether an organiser took it back
 */
record Token(TokenEntry.Made made, TokenEntry.@Nullable Claimed claim, boolean used, boolean revoked) {
    private static final int ID_DIGITS = 16;

    /** What can be said of a token. */
    enum State {
        @JsonProperty("open")
        OPEN,
        /** A machine showed it, and its enrolment is not known to be in the log: it may come again. */
        @JsonProperty("claimed")
        CLAIMED,
        @JsonProperty("used")
        USED,
        @JsonProperty("expired")
        EXPIRED,
        @JsonProperty("revoked")
        REVOKED
    }

    /** Names the token without letting anybody in. */
    String id() {
        return made.hash().substring(0, ID_DIGITS);
    }

    /** A spent token is good for nobody, also not for the machine that spent it: its request may have been overheard. */
    boolean goodFor(String kid, String machine, Instant now) {
        if (used || revoked) {
            return false;
        }
        return claim == null
                ? now.isBefore(made.expiresAt())
                : claim.kid().equals(kid) && claim.machine().equals(machine);
    }

    State state(Instant now) {
        if (used) {
            return State.USED;
        }
        if (revoked) {
            return State.REVOKED;
        }
        if (claim != null) {
            return State.CLAIMED;
        }
        return now.isBefore(made.expiresAt()) ? State.OPEN : State.EXPIRED;
    }
}
