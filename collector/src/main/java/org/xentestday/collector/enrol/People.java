package org.xentestday.collector.enrol;

import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.util.HexFormat;
import org.xentestday.collector.access.Secret;
import org.xentestday.collector.registry.CaughtUp;
import org.xentestday.collector.role.InRole;
import org.xentestday.collector.role.Role;
import org.xentestday.model.plan.Account;

/** Spends the tokens of people, and takes back what they gave. An answer means that this process already acts on it. */
@Singleton
@InRole(Role.ENROL)
final class People {
    private static final int ID_BYTES = 8;

    private final Tokens tokens;
    private final CaughtUp caughtUp;
    private final Register register;
    private final Turn turn;
    private final SecureRandom random = new SecureRandom();

    People(Tokens tokens, CaughtUp caughtUp, Register register, Turn turn) {
        this.tokens = tokens;
        this.caughtUp = caughtUp;
        this.register = register;
        this.turn = turn;
    }

    /**
     * An account with the secret that opens it, shown once.
     *
     * @param account its id
     * @param name of the person
     * @param role what it may do
     * @param credential for {@code Authorization: Bearer}
     */
    record Opened(String account, String name, Account.Role role, String credential) {
        /** Never the secret. */
        @Override
        public String toString() {
            return "Opened[" + account + "]";
        }
    }

    /** Lets the person in whose token that is. */
    Opened enter(String shown) {
        caughtUp.require();
        return turn.take(() -> {
            String id = id();
            Token token = tokens.find(shown, id, "")
                    .filter(found -> found.made().lets() != Account.Role.TESTER)
                    .orElseThrow(Enroller::refused);
            tokens.claim(token, id, "");
            Opened opened =
                    open(new Account(id, token.made().tester(), token.made().lets(), Register.now(), null, null));
            tokens.use(token);
            return opened;
        });
    }

    /** From now on the account is good for nothing. Again changes nothing. */
    Account revoke(String id) {
        caughtUp.require();
        return turn.take(() -> {
            Account known = register.account(id);
            return known.revokedAt() == null ? register.write(known.revoked(Register.now())) : known;
        });
    }

    /** Another secret; the one before is good for nothing. */
    Opened rotate(String id) {
        caughtUp.require();
        return turn.take(() -> {
            Account known = register.account(id);
            if (known.revokedAt() != null) {
                throw Enroller.revoked("account");
            }
            return open(known);
        });
    }

    private Opened open(Account account) {
        Secret credential = Secret.fresh();
        register.write(account.with(credential.hash()));
        return new Opened(account.id(), account.name(), account.role(), credential.text());
    }

    private String id() {
        byte[] bytes = new byte[ID_BYTES];
        random.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
