package org.xentestday.collector.intake;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.http.HttpStatus;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.xentestday.collector.kafka.EventLog;
import org.xentestday.collector.kafka.KafkaAway;
import org.xentestday.collector.problem.Problem;
import org.xentestday.model.event.Event;

/**
 * What a batch's sender is told about one line.
 *
 * @param line counting from 1
 * @param id of the event in the log; null if it is not there
 * @param status what a request with this line alone would have been answered
 * @param problem why it is not in the log; null if it is
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record LineOutcome(
        int line, @Nullable String id, int status, @Nullable Problem problem) {
    /** Outcomes of all lines, given what the log said about those that were let in, in their order. */
    static List<LineOutcome> of(List<NumberedLine> lines, List<EventLog.Outcome> appended) {
        Iterator<EventLog.Outcome> log = appended.iterator();
        List<LineOutcome> outcomes = new ArrayList<>(lines.size());
        for (NumberedLine line : lines) {
            outcomes.add(
                    switch (line.admission()) {
                        case Admission.Admitted(Event event) -> of(line.number(), event, log.next());
                        case Admission.Refused(Problem problem) -> refused(line.number(), problem);
                        case Admission.Later(Problem problem, var _) -> refused(line.number(), problem);
                    });
        }
        return outcomes;
    }

    private static LineOutcome of(int line, Event event, EventLog.Outcome outcome) {
        return switch (outcome) {
            case APPENDED -> new LineOutcome(line, event.id(), HttpStatus.ACCEPTED.getCode(), null);
            case AWAY -> refused(line, KafkaAway.problem().problem());
        };
    }

    private static LineOutcome refused(int line, Problem problem) {
        return new LineOutcome(line, null, problem.status(), problem);
    }
}
