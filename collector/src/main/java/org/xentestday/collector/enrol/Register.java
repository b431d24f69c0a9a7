package org.xentestday.collector.enrol;

import io.micronaut.http.HttpStatus;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.function.Predicate;
import org.xentestday.collector.kafka.EventLog;
import org.xentestday.collector.kafka.KafkaAway;
import org.xentestday.collector.problem.ProblemException;
import org.xentestday.collector.registry.Registry;
import org.xentestday.collector.role.InRole;
import org.xentestday.collector.role.Role;
import org.xentestday.model.event.Event;
import org.xentestday.model.event.EventType;
import org.xentestday.model.plan.Account;
import org.xentestday.model.plan.Enrolment;

/** Writes to the log who is let in. On return this process knows it too. */
@Singleton
@InRole(Role.ENROL)
final class Register {
    private final EventLog log;
    private final Registry registry;

    Register(EventLog log, Registry registry) {
        this.log = log;
        this.registry = registry;
    }

    /** By the collector's clock, to what JSON keeps of it. */
    static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MILLIS);
    }

    Enrolment write(Enrolment enrolment) {
        return write(EventType.ENROLMENT, enrolment.kid(), enrolment, wanted -> registry.await(wanted, Turn.PATIENCE));
    }

    Account write(Account account) {
        return write(EventType.ACCOUNT, account.id(), account, wanted -> registry.await(wanted, Turn.PATIENCE));
    }

    Enrolment enrolment(String kid) {
        return registry.key(kid).orElseThrow(() -> unknown("key", kid)).enrolment();
    }

    Account account(String id) {
        return registry.account(id).orElseThrow(() -> unknown("account", id));
    }

    private <T> T write(EventType type, String key, T body, Predicate<T> known) {
        Instant now = now();
        log.appendOrAway(Event.of(type, key, "/collector", key, now, body));
        if (!known.test(body)) {
            throw KafkaAway.problem();
        }
        return body;
    }

    private static ProblemException unknown(String what, String id) {
        return ProblemException.of(HttpStatus.NOT_FOUND, "unknown-" + what, "There is no " + what + " " + id + ".");
    }
}
