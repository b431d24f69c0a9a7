package org.xentestday.standalone.replay;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BinaryOperator;
import org.xentestday.model.event.Event;
import org.xentestday.model.event.EventType;
import org.xentestday.model.event.RejectedException;

/**
 * What the results of a file are judged by: of the enrolments, known issues and plans in it the newest under each key,
 * wherever they stand. Few beside the results, and so kept.
 */
final class Circumstances {
    static final Set<EventType> TYPES = EnumSet.of(EventType.ENROLMENT, EventType.ISSUE, EventType.PLAN);

    /** Of two at one moment any does, as long as it is the same whichever comes first. */
    private static final Comparator<Event> LATER = Comparator.comparing(Event::time)
            .thenComparingLong(Event::sequence)
            .thenComparing(Event::body, Arrays::compare);

    private final SortedMap<String, Event> newest = new TreeMap<>();
    private boolean enrolments;

    /** Takes a line if it is one of these. What is wrong with a line is said when the results are read. */
    void see(String line) {
        enrolments |= line.contains(EventType.ENROLMENT.ceType());
        if (TYPES.stream().noneMatch(type -> line.contains(type.ceType()))) {
            return;
        }
        try {
            Event event = Line.read(line.getBytes(StandardCharsets.UTF_8));
            if (TYPES.contains(event.type())) {
                newest.merge(event.type() + " " + event.subject(), event, BinaryOperator.maxBy(LATER));
            }
        } catch (RejectedException e) {
            return; // named, with its number, when the results are read
        }
    }

    /** Whether the file says whose keys count, even on a line that nobody can read. */
    boolean enrolments() {
        return enrolments;
    }

    /** In the order of their keys. */
    Collection<Event> events() {
        return newest.values();
    }
}
