package org.xentestday.collector.index;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** An index in memory that can be told to misbehave. Same rules of versions as the real one. */
final class MemorySink implements Sink {
    /** Stands in for one call's answer; null lets the call go on to the index. */
    interface Fault {
        List<Outcome> instead(List<Reading.Write> writes) throws AwayException;
    }

    final Map<String, Reading.Write> documents = new LinkedHashMap<>();
    final List<List<String>> bulks = new ArrayList<>();
    final Deque<Fault> faults = new ArrayDeque<>();
    int prepared;

    @Override
    public void prepare() throws AwayException, NewerIndexException {
        prepared++;
    }

    @Override
    public List<Outcome> write(List<Reading.Write> writes) throws AwayException {
        bulks.add(writes.stream().map(Reading.Write::id).toList());
        Fault fault = faults.poll();
        return fault == null ? writes.stream().map(this::one).toList() : fault.instead(writes);
    }

    /** What the index does with one write. */
    Outcome one(Reading.Write write) {
        Reading.Write there = documents.get(write.id());
        return switch (write) {
            case Reading.Create create when there != null -> new Outcome.AlreadyThere();
            case Reading.Put put
            when there instanceof Reading.Put old && old.version() > put.version() -> new Outcome.AlreadyThere();
            case Reading.Create create -> kept(write);
            case Reading.Put put -> kept(write);
            case Reading.Remove remove ->
                documents.remove(write.id()) == null ? new Outcome.AlreadyThere() : new Outcome.Indexed();
        };
    }

    private Outcome kept(Reading.Write write) {
        documents.put(write.id(), write);
        return new Outcome.Indexed();
    }
}
