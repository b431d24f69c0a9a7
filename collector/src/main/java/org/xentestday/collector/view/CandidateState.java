package org.xentestday.collector.view;

import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.xentestday.model.result.Candidate;
import org.xentestday.model.verdict.Asks;
import org.xentestday.model.verdict.Coverage;
import org.xentestday.model.verdict.Verdict;

/** One candidate as it changes. Not thread-safe: its view guards it. */
final class CandidateState {
    private final Candidate candidate;
    private final SortedMap<String, Verdict> verdicts = new TreeMap<>();
    private final SortedMap<String, Coverage> coverage = new TreeMap<>();
    private final SortedMap<String, Asks> asks = new TreeMap<>();
    private final Map<String, Long> changes = new HashMap<>();
    private final Set<String> machines = new HashSet<>();
    private long version;
    private @Nullable Instant changed;
    private @Nullable Standing standing;

    CandidateState(Candidate candidate) {
        this.candidate = candidate;
    }

    /** Takes a verdict; null removes it. Says whether anything changed, as all of these do. */
    boolean verdict(String key, String test, @Nullable Verdict verdict, Instant at, long next) {
        return changed(put(verdicts, key, verdict), test, at, next);
    }

    boolean coverage(String test, @Nullable Coverage counts, Instant at, long next) {
        return changed(put(coverage, test, counts), test, at, next);
    }

    /** What is asked about a test changes no row: only what is said of the whole. */
    boolean asks(String test, @Nullable Asks wishes, long next) {
        return put(asks, test, wishes) && touched(next);
    }

    boolean attended(String machine, long next) {
        return machines.add(machine) && touched(next);
    }

    boolean enrolled(String machine, long next) {
        return machines.contains(machine) && touched(next);
    }

    private boolean changed(boolean differs, String test, Instant at, long next) {
        if (!differs) {
            return false;
        }
        changes.put(test, next);
        changed = changed == null || at.isAfter(changed) ? at : changed;
        return touched(next);
    }

    private boolean touched(long next) {
        version = next;
        standing = null;
        return true;
    }

    private static <T> boolean put(Map<String, T> map, String key, @Nullable T value) {
        return !Objects.equals(value, value == null ? map.remove(key) : map.put(key, value));
    }

    /** The current state; copied once for each change, however many ask. */
    Standing standing(Map<String, String> testers) {
        Standing known = standing;
        if (known == null) {
            known = new Standing(
                    candidate,
                    version,
                    changed,
                    Collections.unmodifiableSortedMap(new TreeMap<>(verdicts)),
                    Collections.unmodifiableSortedMap(new TreeMap<>(coverage)),
                    Collections.unmodifiableSortedMap(new TreeMap<>(asks)),
                    Map.copyOf(changes),
                    attendance(testers));
            standing = known;
        }
        return known;
    }

    private Attendance attendance(Map<String, String> testers) {
        long known = machines.stream()
                .map(testers::get)
                .filter(Objects::nonNull)
                .distinct()
                .count();
        return new Attendance(machines.size(), (int) known);
    }
}
