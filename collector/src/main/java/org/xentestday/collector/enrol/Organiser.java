package org.xentestday.collector.enrol;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpStatus;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.xentestday.collector.access.Caller;
import org.xentestday.collector.access.Callers;
import org.xentestday.collector.problem.ProblemException;
import org.xentestday.collector.role.InRole;
import org.xentestday.collector.role.Role;

/** Lets an organiser through, and nobody else. */
@Singleton
@InRole({Role.ENROL, Role.INDEX})
public final class Organiser {
    private final Callers callers;

    Organiser(Callers callers) {
        this.callers = callers;
    }

    /** Ends the request unless an organiser made it. */
    public void require(HttpRequest<?> request) {
        Optional<Caller> caller = callers.find(request);
        if (caller.isPresent() && caller.get() instanceof Caller.Organiser) {
            return;
        }
        if (caller.isEmpty() && !callers.configured()) {
            throw ProblemException.of(
                    HttpStatus.FORBIDDEN,
                    "organiser-not-configured",
                    "This collector has no organiser: testday.organiser.secret is not set.");
        }
        throw ProblemException.of(
                HttpStatus.UNAUTHORIZED, "organiser-only", "Only the organiser may do this; the secret is not right.");
    }
}
