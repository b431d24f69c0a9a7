package org.xentestday.collector.intake;

import jakarta.inject.Singleton;
import java.util.List;
import org.xentestday.collector.kafka.EventLog;
import org.xentestday.collector.kafka.KafkaAway;
import org.xentestday.collector.problem.Problem;
import org.xentestday.collector.problem.ProblemException;
import org.xentestday.collector.receipt.Accepted;
import org.xentestday.collector.role.InRole;
import org.xentestday.collector.role.Role;
import org.xentestday.model.event.Event;
import org.xentestday.model.event.EventType;

/** Writes what was let in to the log and counts it. */
@Singleton
@InRole(Role.INTAKE)
final class Intake {
    private final EventLog log;
    private final IntakeMeters meters;
    private final Accepted accepted;

    Intake(EventLog log, IntakeMeters meters, Accepted accepted) {
        this.log = log;
        this.meters = meters;
        this.accepted = accepted;
    }

    /** The event's id once the log has it. Otherwise the request ends with the problem. */
    String take(Admission admission) {
        return switch (admission) {
            case Admission.Admitted(Event event) -> take(event);
            case Admission.Later(var problem, var pause) -> {
                meters.refused(problem);
                throw ProblemException.tooMany(pause);
            }
            case Admission.Refused(var problem) -> {
                meters.refused(problem);
                throw new ProblemException(problem);
            }
        };
    }

    private String take(Event event) {
        if (log.append(List.of(event)).getFirst() == EventLog.Outcome.AWAY) {
            ProblemException away = KafkaAway.problem();
            meters.refused(away.problem());
            throw away;
        }
        meters.accepted(event.type());
        accepted.add(event.id());
        return event.id();
    }

    /** Takes what was let in of a batch; one outcome a line, in their order. 503 if the log took nothing of it. */
    List<LineOutcome> take(List<NumberedLine> lines) {
        List<Event> events =
                lines.stream().flatMap(line -> line.event().stream()).toList();
        List<EventLog.Outcome> appended = events.isEmpty() ? List.of() : log.append(events);
        List<LineOutcome> outcomes = LineOutcome.of(lines, appended);
        outcomes.forEach(this::count);
        if (!events.isEmpty() && appended.stream().allMatch(outcome -> outcome == EventLog.Outcome.AWAY)) {
            throw KafkaAway.problem();
        }
        return outcomes;
    }

    private void count(LineOutcome outcome) {
        Problem problem = outcome.problem();
        if (problem == null) {
            meters.accepted(EventType.RESULT);
            accepted.add(String.valueOf(outcome.id()));
        } else {
            meters.refused(problem);
        }
    }
}
