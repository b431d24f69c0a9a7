package org.xentestday.agent.spool;

import com.fasterxml.jackson.core.JacksonException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.xentestday.model.event.Event;
import org.xentestday.model.event.RejectedException;
import org.xentestday.model.event.StructuredMode;
import org.xentestday.model.json.Json;
import org.xentestday.model.result.Result;

/** What the spool's lines add up to. Reading a line twice changes nothing. */
final class Ledger {
    private final Map<String, Spooled> results = new LinkedHashMap<>();
    private long sequence;
    private int unreadable;

    void follow(SpoolEntry entry) {
        switch (entry) {
            case SpoolEntry.Recorded recorded -> read(recorded).ifPresentOrElse(this::recorded, () -> unreadable++);
            case SpoolEntry.Sent sent -> sent.ids().forEach(this::sent);
            case SpoolEntry.Refused refused -> refused(refused);
            case SpoolEntry.Compacted compacted -> compacted(compacted);
        }
    }

    void unreadable(int lines) {
        unreadable += lines;
    }

    private static Optional<Event> read(SpoolEntry.Recorded recorded) {
        try {
            return Optional.of(StructuredMode.read(Json.write(recorded.event())));
        } catch (RejectedException e) {
            return Optional.empty();
        }
    }

    private void recorded(Event event) {
        try {
            Summary summary = Summary.of(event.record(Result.class), event.time());
            results.putIfAbsent(event.id(), new Spooled(summary, new State.Waiting(event)));
            sequence = Math.max(sequence, event.sequence());
        } catch (JacksonException | IllegalArgumentException e) {
            unreadable++;
        }
    }

    private void sent(String id) {
        results.computeIfPresent(id, (key, spooled) -> new Spooled(spooled.summary(), new State.Sent()));
    }

    private void refused(SpoolEntry.Refused refused) {
        results.computeIfPresent(
                refused.id(),
                (id, spooled) -> spooled.state() instanceof State.Waiting(Event event)
                        ? new Spooled(spooled.summary(), new State.Refused(event, refused.code(), refused.sentence()))
                        : spooled);
    }

    private void compacted(SpoolEntry.Compacted compacted) {
        sequence = Math.max(sequence, compacted.sequence());
        compacted.sent().forEach(summary -> results.putIfAbsent(summary.id(), new Spooled(summary, new State.Sent())));
    }

    List<Spooled> results() {
        return List.copyOf(results.values());
    }

    Optional<Spooled> result(String id) {
        return Optional.ofNullable(results.get(id));
    }

    long sequence() {
        return sequence;
    }

    int unreadableLines() {
        return unreadable;
    }

    List<Event> waiting(int most) {
        List<Event> events = new ArrayList<>();
        for (Spooled spooled : results.values()) {
            if (spooled.state() instanceof State.Waiting(Event event) && events.size() < most) {
                events.add(event);
            }
        }
        return events;
    }

    int lastAttempt(String plan, String boot, String test) {
        return results.values().stream()
                .map(Spooled::summary)
                .filter(summary -> summary.test().equals(test)
                        && summary.boot().equals(boot)
                        && summary.plan().equals(plan))
                .mapToInt(Summary::attempt)
                .max()
                .orElse(0);
    }
}
