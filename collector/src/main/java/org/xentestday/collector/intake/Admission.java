package org.xentestday.collector.intake;

import io.micronaut.http.HttpStatus;
import java.time.Duration;
import org.xentestday.collector.problem.Problem;
import org.xentestday.collector.problem.ProblemException;
import org.xentestday.model.event.Event;
import org.xentestday.model.event.RejectReason;
import org.xentestday.model.event.RejectedException;
import org.xentestday.model.sign.Doubt;

/** Whether an event may enter the log. */
sealed interface Admission {
    /** It may. */
    record Admitted(Event event) implements Admission {}

    /** It may, but not now: its machine sends too much at once. */
    record Later(Problem problem, Duration pause) implements Admission {
        static Later after(Duration wait) {
            return new Later(ProblemException.tooManyRequests(wait), wait);
        }
    }

    /** It may not, ever: sending it again would give the same answer. */
    record Refused(Problem problem) implements Admission {
        static Refused because(RejectedException rejection) {
            HttpStatus status = rejection.reason() == RejectReason.TOO_LARGE
                    ? HttpStatus.REQUEST_ENTITY_TOO_LARGE
                    : HttpStatus.BAD_REQUEST;
            return new Refused(Problem.of(status, rejection.reason().code(), rejection.sentence()));
        }

        static Refused because(Doubt doubt) {
            return new Refused(Problem.of(HttpStatus.FORBIDDEN, doubt.code(), doubt.sentence()));
        }
    }
}
