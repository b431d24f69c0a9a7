package org.xentestday.collector.enrol;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.xentestday.model.plan.Account;
import org.xentestday.model.plan.Enrolment;

/** What an organiser reads of those who are let in. Never a secret, nor a hash of one. */
final class Listed {
    private Listed() {}

    /**
     * A machine.
     *
     * @param kid name of its key
     * @param machine pseudonym
     * @param tester its owner's pseudonym
     * @param enrolledAt when
     * @param revokedAt since when its key is good for nothing; null while it is good
     * @param lastSeen when the last of its results arrived; null if none did or the index is away
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Machine(
            String kid,
            String machine,
            String tester,
            Instant enrolledAt,
            @Nullable Instant revokedAt,
            @Nullable Instant lastSeen) {
        static Machine of(Enrolment one, Map<String, Instant> seen) {
            return new Machine(
                    one.kid(), one.machine(), one.tester(), one.enrolledAt(), one.revokedAt(), seen.get(one.machine()));
        }
    }

    /**
     * A person.
     *
     * @param id of the account
     * @param name pseudonym
     * @param role what it may do
     * @param createdAt when
     * @param revokedAt since when it is good for nothing; null while it is good
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Person(
            String id,
            String name,
            Account.Role role,
            Instant createdAt,
            @Nullable Instant revokedAt) {
        static Person of(Account one) {
            return new Person(one.id(), one.name(), one.role(), one.createdAt(), one.revokedAt());
        }
    }

    /**
     * A token.
     *
     * @param id names it without letting anybody in
     * @param tester whose machine it lets in, or who is let in
     * @param role of whom it lets in
     * @param expiresAt from when on it lets nobody in
     * @param state what became of it
     * @param machine that claimed it; null if none did
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record OfToken(
            String id,
            String tester,
            Account.Role role,
            Instant expiresAt,
            Token.State state,
            @Nullable String machine) {
        static OfToken of(Token token, Token.State state) {
            TokenEntry.Made made = token.made();
            TokenEntry.Claimed claim = token.claim();
            String machine = claim == null || claim.machine().isEmpty() ? null : claim.machine();
            return new OfToken(token.id(), made.tester(), made.lets(), made.expiresAt(), state, machine);
        }
    }
}
