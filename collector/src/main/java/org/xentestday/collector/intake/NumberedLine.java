package org.xentestday.collector.intake;

import java.util.Optional;
import org.xentestday.model.event.Event;

/**
 * A line of a batch and whether it may enter.
 *
 * @param number counting from 1, blank lines too
 * @param admission of the event on it
 */
record NumberedLine(int number, Admission admission) {
    /** The event, if it may enter. */
    Optional<Event> event() {
        return switch (admission) {
            case Admission.Admitted(Event event) -> Optional.of(event);
            case Admission.Refused _, Admission.Later _ -> Optional.empty();
        };
    }
}
