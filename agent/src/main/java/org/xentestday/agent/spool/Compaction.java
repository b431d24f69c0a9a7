package org.xentestday.agent.spool;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.xentestday.model.event.Event;
import org.xentestday.model.event.StructuredMode;
import org.xentestday.model.json.Json;

/**
 * What of a spool must stay. Everything that waits or was refused stays whole. Of what was sent, one line each stays
 * for the newest, and for the last attempt at each test in this boot, so that no attempt number is given twice. Pure.
 */
final class Compaction {
    private Compaction() {}

    static List<SpoolEntry> of(Ledger ledger, String bootNow, int newest) {
        List<SpoolEntry> entries = new ArrayList<>();
        entries.add(new SpoolEntry.Compacted(ledger.sequence(), sentKept(ledger.results(), bootNow, newest)));
        for (Spooled spooled : ledger.results()) {
            switch (spooled.state()) {
                case State.Waiting(Event event) -> entries.add(recorded(event));
                case State.Sent() -> {}
                case State.Refused(Event event, String code, String sentence) -> {
                    entries.add(recorded(event));
                    entries.add(new SpoolEntry.Refused(event.id(), code, sentence));
                }
            }
        }
        return entries;
    }

    static SpoolEntry.Recorded recorded(Event event) {
        try {
            return new SpoolEntry.Recorded(Json.tree(StructuredMode.write(event)));
        } catch (java.io.IOException e) {
            throw new IllegalStateException("what was just written is JSON", e);
        }
    }

    private static List<Summary> sentKept(List<Spooled> results, String bootNow, int newest) {
        List<Summary> sent = results.stream()
                .filter(spooled -> spooled.state() instanceof State.Sent)
                .map(Spooled::summary)
                .toList();
        List<Summary> kept = new ArrayList<>();
        Set<String> attempted = new HashSet<>();
        for (int i = sent.size() - 1; i >= 0; i--) { // newest first: the last attempt comes before earlier ones
            Summary summary = sent.get(i);
            boolean lastAttempt =
                    summary.boot().equals(bootNow) && attempted.add(summary.plan() + "/" + summary.test());
            if (lastAttempt || sent.size() - i <= newest) {
                kept.addFirst(summary);
            }
        }
        return kept;
    }
}
