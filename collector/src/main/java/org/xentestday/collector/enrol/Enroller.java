package org.xentestday.collector.enrol;

import io.micronaut.http.HttpStatus;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.xentestday.collector.access.Secret;
import org.xentestday.collector.enrol.EnrolmentRequest.Checked;
import org.xentestday.collector.problem.ProblemException;
import org.xentestday.collector.registry.CaughtUp;
import org.xentestday.collector.registry.Enrolled;
import org.xentestday.collector.registry.Registry;
import org.xentestday.collector.role.InRole;
import org.xentestday.collector.role.Role;
import org.xentestday.model.plan.Account;
import org.xentestday.model.plan.Enrolment;

/** Spends tokens of machines, and takes back what they gave. An answer means that this process already acts on it. */
@Singleton
@InRole(Role.ENROL)
final class Enroller {
    private final Tokens tokens;
    private final Registry registry;
    private final CaughtUp caughtUp;
    private final Register register;
    private final KafkaAccess kafka;
    private final Turn turn;

    Enroller(Tokens tokens, Registry registry, CaughtUp caughtUp, Register register, KafkaAccess kafka, Turn turn) {
        this.tokens = tokens;
        this.registry = registry;
        this.caughtUp = caughtUp;
        this.register = register;
        this.kafka = kafka;
        this.turn = turn;
    }

    /** Lets the machine in whose token that is. */
    LetIn enrol(Checked request) {
        caughtUp.require();
        return turn.take(() -> inTurn(request));
    }

    /** From now on the key is good for nothing; what arrived before still counts. Again changes nothing. */
    Enrolment revoke(String kid) {
        caughtUp.require();
        return turn.take(() -> {
            Enrolment known = register.enrolment(kid);
            kafka.withdraw(kid);
            return known.revokedAt() == null ? register.write(known.revoked(Register.now())) : known;
        });
    }

    /** Takes its credentials away; with the token that this gives, the machine gets others for the same key. */
    Tokens.NewToken rotate(String kid) {
        caughtUp.require();
        return turn.take(() -> {
            Enrolment known = register.enrolment(kid);
            checkGood(known);
            kafka.withdraw(kid);
            register.write(known.with(null));
            return tokens.make(known.tester());
        });
    }

    private LetIn inTurn(Checked request) {
        Token token = tokens.find(request.token(), request.kid(), request.machine())
                .filter(found -> found.made().lets() == Account.Role.TESTER)
                .orElseThrow(Enroller::refused);
        String tester = token.made().tester();
        checkFree(request, tester);
        Optional<Enrolment> before = registry.key(request.kid()).map(Enrolled::enrolment);
        before.ifPresent(Enroller::checkGood);
        tokens.claim(token, request.kid(), request.machine());
        Secret credential = Secret.fresh();
        Optional<KafkaAccess.Account> account = kafka.grant(request.kid());
        Enrolment enrolment = before.orElseGet(() -> request.enrolment(tester, Register.now()));
        register.write(enrolment.with(credential.hash()));
        tokens.use(token);
        return new LetIn(request.kid(), request.machine(), tester, credential.text(), account.orElse(null));
    }

    /** Nobody may speak in another's name: neither take a tester's machine nor rename the owner of a key. */
    private void checkFree(Checked request, String tester) {
        boolean machineTaken = registry.keysOf(request.machine()).stream()
                .anyMatch(other -> !other.tester().equals(tester));
        boolean keyTaken = registry.key(request.kid())
                .map(Enrolled::enrolment)
                .filter(other -> !other.machine().equals(request.machine()))
                .isPresent();
        if (machineTaken || keyTaken) {
            throw ProblemException.of(
                    HttpStatus.CONFLICT,
                    "already-enrolled",
                    "This machine or key is enrolled for someone else. The token is still good for another.");
        }
    }

    private static void checkGood(Enrolment enrolment) {
        if (enrolment.revokedAt() != null) {
            throw revoked("key");
        }
    }

    static ProblemException revoked(String what) {
        return ProblemException.of(
                HttpStatus.FORBIDDEN, "revoked", "An organiser revoked this " + what + " for good: ask for another.");
    }

    /** One answer for every token that does not do, so that guessing teaches nothing. */
    static ProblemException refused() {
        return ProblemException.of(
                HttpStatus.FORBIDDEN,
                "token-refused",
                "This token does not let this machine in: it is unknown, expired or spent. Ask the organiser for one.");
    }
}
