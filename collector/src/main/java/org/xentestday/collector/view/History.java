package org.xentestday.collector.view;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.xentestday.model.verdict.Verdict;

/**
 * What verdicts said before they said what they say now, as far as the log still has it: a new kind or extent is a turn,
 * new figures are not. Not thread-safe: its candidate guards it.
 */
final class History {
    private static final int LONGEST = 50;

    private final SortedMap<String, List<Turn>> turns = new TreeMap<>();

    /** What the verdict of a key says from then on; null if it is taken back. */
    void say(String key, @Nullable Verdict verdict, Instant at) {
        List<Turn> said = turns.computeIfAbsent(key, _ -> new ArrayList<>());
        Turn turn = verdict == null ? Turn.takenBack(key, at) : Turn.of(key, verdict, at);
        if (!said.isEmpty() && said.getLast().same(turn)) {
            return;
        }
        if (said.size() == LONGEST) {
            said.removeFirst();
        }
        said.add(turn);
    }

    /** All turns by key, oldest first. */
    SortedMap<String, List<Turn>> all() {
        SortedMap<String, List<Turn>> all = new TreeMap<>();
        turns.forEach((key, said) -> all.put(key, List.copyOf(said)));
        return Collections.unmodifiableSortedMap(all);
    }
}
