package org.xentestday.collector.kafka;

import java.util.List;
import org.xentestday.model.event.Event;

/** The log that events are written to. What it says it has appended is durable: no crash of one part loses it. */
public interface EventLog {
    /** What became of one event. */
    enum Outcome {
        /** In the log, on all in-sync replicas. */
        APPENDED,
        /** Not known to be in the log. It may still get there, which does no harm: ids make a second try count once. */
        AWAY
    }

    /** Appends events, each on the topic of its type; one outcome an event, in their order. Blocks, with a deadline. */
    List<Outcome> append(List<Event> events);

    /** Appends one event or ends the request with 503. */
    default void appendOrAway(Event event) {
        if (append(List.of(event)).getFirst() == Outcome.AWAY) {
            throw KafkaAway.problem();
        }
    }
}
