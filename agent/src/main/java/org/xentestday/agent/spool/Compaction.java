package org.xentestday.agent.spool;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What of a spool must stay. Everything that waits or was refused stays whole. Of what was sent, one line each stays
 * for the newest, and for the last attempt at each test in some boots, so that no attempt number is given twice. Pure.
 */
final class Compaction {
    private Compaction() {}

    /** The line that comes first. */
    static SpoolEntry.Compacted head(Ledger ledger, Set<String> boots, int newest) {
        return new SpoolEntry.Compacted(ledger.sequence(), sentKept(ledger.results(), boots, newest));
    }

    /** The results whose own lines stay, in their order. */
    static List<Spooled> whole(Ledger ledger) {
        return ledger.results().stream()
                .filter(spooled -> spooled.place() != null && !(spooled.state() instanceof State.Sent))
                .toList();
    }

    /** What was said about them. */
    static List<SpoolEntry> tail(List<Spooled> whole) {
        List<SpoolEntry> entries = new ArrayList<>();
        Map<Instant, List<String>> bundled = new TreeMap<>();
        for (Spooled spooled : whole) {
            String id = spooled.summary().id();
            switch (spooled.state()) {
                case State.Waiting(Instant at)
                when at != null ->
                    bundled.computeIfAbsent(at, first -> new ArrayList<>()).add(id);
                case State.Refused(String code, String sentence) ->
                    entries.add(new SpoolEntry.Refused(id, code, sentence));
                case State.Waiting waiting -> {}
                case State.Sent sent -> {}
            }
        }
        bundled.forEach((at, ids) -> entries.add(new SpoolEntry.Bundled(ids, at)));
        return entries;
    }

    private static List<Summary> sentKept(List<Spooled> results, Set<String> boots, int newest) {
        List<Summary> sent = results.stream()
                .filter(spooled -> spooled.state() instanceof State.Sent)
                .map(Spooled::summary)
                .toList();
        List<Summary> kept = new ArrayList<>();
        Set<String> attempted = new HashSet<>();
        for (int i = sent.size() - 1; i >= 0; i--) { // newest first: the last attempt comes before earlier ones
            Summary summary = sent.get(i);
            boolean lastAttempt = boots.contains(summary.boot())
                    && attempted.add(summary.boot() + "/" + summary.plan() + "/" + summary.test());
            if (lastAttempt || sent.size() - i <= newest) {
                kept.addFirst(summary);
            }
        }
        return kept;
    }
}
