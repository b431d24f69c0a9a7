package org.xentestday.collector.registry;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.record.TimestampType;
import org.xentestday.collector.kafka.EventLog;
import org.xentestday.collector.kafka.EventRecords;
import org.xentestday.model.event.Event;

/** The log's twin in memory. Passes the log's contract, shows all it takes to the registry, and fails when told to. */
public final class MemoryLog implements EventLog, CaughtUp, AutoCloseable {
    private final Registry registry;
    private final List<Event> events = new CopyOnWriteArrayList<>();
    private volatile boolean away;
    private volatile boolean caughtUp = true;
    private volatile boolean closed;
    private volatile Runnable before = () -> {};

    public MemoryLog(Registry registry) {
        this.registry = registry;
    }

    @Override
    public List<Outcome> append(List<Event> added) {
        List<Outcome> outcomes = new ArrayList<>();
        added.forEach(event -> outcomes.add(append(event)));
        return outcomes;
    }

    private synchronized Outcome append(Event event) {
        before.run();
        if (away) {
            return Outcome.AWAY;
        }
        events.add(event);
        switch (event.type()) {
            case ENROLMENT, ACCOUNT, PLAN, ISSUE -> registry.see(consumed(EventRecords.write(event), events.size()));
            default -> {}
        }
        return Outcome.APPENDED;
    }

    /** A produced record as a consumer gets it. */
    static ConsumerRecord<String, byte[]> consumed(ProducerRecord<String, byte[]> sent, long offset) {
        return new ConsumerRecord<>(
                sent.topic(),
                0,
                offset,
                0,
                TimestampType.CREATE_TIME,
                0,
                0,
                sent.key(),
                sent.value(),
                sent.headers(),
                Optional.empty());
    }

    @Override
    public boolean caughtUp() {
        return caughtUp;
    }

    @Override
    public void close() {
        closed = true;
    }

    /** Whether nobody needs it any more. */
    public boolean closed() {
        return closed;
    }

    /** All it ever took, in order. */
    public List<Event> events() {
        return List.copyOf(events);
    }

    /** From now on it takes nothing, or takes again. */
    public void away(boolean now) {
        away = now;
    }

    /** Whether the registry says that it has caught up. */
    public void caughtUp(boolean now) {
        caughtUp = now;
    }

    /** Runs before each event is appended, to make it slow or to look on. */
    public void beforeEach(Runnable action) {
        before = action;
    }
}
