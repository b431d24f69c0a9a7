package org.xentestday.collector.enrol;

import io.micronaut.http.HttpStatus;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import org.xentestday.collector.enrol.EnrolmentRequest.Checked;
import org.xentestday.collector.kafka.EventLog;
import org.xentestday.collector.kafka.KafkaAway;
import org.xentestday.collector.problem.ProblemException;
import org.xentestday.collector.registry.CaughtUp;
import org.xentestday.collector.registry.Enrolled;
import org.xentestday.collector.registry.Registry;
import org.xentestday.collector.role.InRole;
import org.xentestday.collector.role.Role;
import org.xentestday.model.event.Event;
import org.xentestday.model.event.EventType;
import org.xentestday.model.plan.Enrolment;

/**
 * Spends tokens. One enrolment at a time: what a token and a pseudonym are good for is then never asked twice at once.
 * An answer means that this process already lets the machine in.
 */
@Singleton
@InRole(Role.ENROL)
final class Enroller {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Tokens tokens;
    private final Registry registry;
    private final CaughtUp caughtUp;
    private final EventLog log;
    private final Lock turn = new ReentrantLock(true);

    Enroller(Tokens tokens, Registry registry, CaughtUp caughtUp, EventLog log) {
        this.tokens = tokens;
        this.registry = registry;
        this.caughtUp = caughtUp;
        this.log = log;
    }

    /** The enrolment that the token gave, now or when it was shown before by the same machine with the same key. */
    Enrolment enrol(Checked request) {
        caughtUp.require();
        awaitTurn();
        try {
            return inTurn(request);
        } finally {
            turn.unlock();
        }
    }

    private void awaitTurn() {
        try {
            if (!turn.tryLock(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                throw KafkaAway.problem(); // nothing else takes an enrolment that long
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw KafkaAway.problem();
        }
    }

    private Enrolment inTurn(Checked request) {
        Tokens.Token token =
                tokens.find(request.token(), request.kid(), request.machine()).orElseThrow(Enroller::refused);
        String tester = token.made().tester();
        checkFree(request, tester);
        Optional<Enrolment> before = registry.key(request.kid()).map(Enrolled::enrolment);
        if (token.used() && before.isEmpty()) {
            throw refused(); // it was let in with this token, and has been sent away since
        }
        tokens.claim(token, request.kid(), request.machine());
        Enrolment enrolment = before.orElseGet(() -> publish(request, tester));
        tokens.use(token);
        return enrolment;
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

    private Enrolment publish(Checked request, String tester) {
        Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        Enrolment enrolment = request.enrolment(tester, now);
        log.appendOrAway(Event.of(EventType.ENROLMENT, enrolment.kid(), "/collector", enrolment.kid(), now, enrolment));
        if (!registry.await(enrolment, PATIENCE)) {
            throw KafkaAway.problem();
        }
        return enrolment;
    }

    /** One answer for every token that does not do, so that guessing teaches nothing. */
    private static ProblemException refused() {
        return ProblemException.of(
                HttpStatus.FORBIDDEN,
                "token-refused",
                "This token does not let this machine in: it is unknown, expired or spent. Ask the organiser for one.");
    }
}
