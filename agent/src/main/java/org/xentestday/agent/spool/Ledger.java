package org.xentestday.agent.spool;

import com.fasterxml.jackson.core.JacksonException;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.xentestday.agent.disk.Place;
import org.xentestday.model.event.Event;
import org.xentestday.model.event.RejectedException;
import org.xentestday.model.json.Json;
import org.xentestday.model.result.Result;

/**
 * What the spool's lines add up to: a line for each result, which says where the whole of it is. Reading a line of the
 * spool twice changes nothing.
 */
final class Ledger {
    private final Map<String, Spooled> results = new LinkedHashMap<>();
    private long sequence;
    private int unreadable;

    /** Takes in the record that stands at that place. */
    void follow(Place place, byte[] record) {
        try {
            follow(place, SpoolEntry.read(Json.tree(record)));
        } catch (IOException e) {
            unreadable++; // a newer agent wrote it: passed over like damage, and counted
        }
    }

    void follow(Place place, SpoolEntry entry) {
        switch (entry) {
            case SpoolEntry.Recorded recorded -> recorded(place, recorded);
            case SpoolEntry.Bundled bundled ->
                bundled.ids().forEach(id -> waiting(id, new State.Waiting(bundled.at())));
            case SpoolEntry.Sent sent ->
                sent.ids()
                        .forEach(id -> results.computeIfPresent(id, (key, spooled) -> spooled.with(new State.Sent())));
            case SpoolEntry.Refused refused ->
                waiting(refused.id(), new State.Refused(refused.code(), refused.sentence()));
            case SpoolEntry.Compacted compacted -> compacted(compacted);
        }
    }

    void unreadable(int lines) {
        unreadable += lines;
    }

    private void recorded(Place place, SpoolEntry.Recorded recorded) {
        try {
            Event event = recorded.read();
            Summary summary = Summary.of(event.record(Result.class), event.time());
            results.putIfAbsent(event.id(), new Spooled(summary, place, new State.Waiting(null)));
            sequence = Math.max(sequence, event.sequence());
        } catch (RejectedException | JacksonException | IllegalArgumentException e) {
            unreadable++;
        }
    }

    private void waiting(String id, State next) {
        results.computeIfPresent(
                id, (key, spooled) -> spooled.state() instanceof State.Waiting ? spooled.with(next) : spooled);
    }

    private void compacted(SpoolEntry.Compacted compacted) {
        sequence = Math.max(sequence, compacted.sequence());
        compacted
                .sent()
                .forEach(summary -> results.putIfAbsent(summary.id(), new Spooled(summary, null, new State.Sent())));
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

    /** The oldest that wait. */
    List<Spooled> waiting(int most) {
        return results.values().stream()
                .filter(spooled -> spooled.state() instanceof State.Waiting)
                .limit(most)
                .toList();
    }

    /** Results that nobody has but this disk. */
    int unsent() {
        return (int) results.values().stream()
                .filter(spooled -> !(spooled.state() instanceof State.Sent))
                .count();
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
