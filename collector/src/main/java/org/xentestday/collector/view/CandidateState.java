package org.xentestday.collector.view;

import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.xentestday.model.result.Candidate;
import org.xentestday.model.verdict.Asks;
import org.xentestday.model.verdict.Coverage;
import org.xentestday.model.verdict.Disposition;
import org.xentestday.model.verdict.Verdict;

/** One candidate as it changes. Not thread-safe: its view guards it. */
final class CandidateState {
    /** A flood of results that do not count must not fill the memory: from there on it says "at least". */
    private static final int MOST_ASIDE = 50_000;

    private final Candidate candidate;
    private final SortedMap<String, Verdict> verdicts = new TreeMap<>();
    private final SortedMap<String, Coverage> coverage = new TreeMap<>();
    private final SortedMap<String, Asks> asks = new TreeMap<>();
    private final Map<String, Long> changes = new HashMap<>();
    private final Map<String, Set<String>> machines = new TreeMap<>();
    private final Map<String, String> tests = new HashMap<>();
    private final Map<String, Disposition.Kind> aside = new HashMap<>();
    private final History history = new History();
    private long version;
    private @Nullable Instant changed;
    private @Nullable Standing standing;

    CandidateState(Candidate candidate) {
        this.candidate = candidate;
    }

    /** Takes a verdict; null removes it. Says whether anything changed, as all of these do. */
    boolean verdict(String key, String test, @Nullable Verdict verdict, Instant at, long next) {
        history.say(key, verdict, at);
        return changed(put(verdicts, key, verdict), test, at, next);
    }

    boolean coverage(String test, @Nullable Coverage counts, Instant at, long next) {
        return changed(put(coverage, test, counts), test, at, next);
    }

    /** What is asked about a test changes no row: only what is said of the whole. */
    boolean asks(String test, @Nullable Asks wishes, long next) {
        return put(asks, test, wishes) && touched(next);
    }

    /** What became of a result. What does not count is few, and remembered one by one. */
    boolean disposed(Disposition disposition, long next) {
        boolean changed = disposition.kind() == Disposition.Kind.COUNTED
                ? counted(disposition) || aside.containsKey(disposition.id())
                : aside.size() < MOST_ASIDE && aside.put(disposition.id(), disposition.kind()) != disposition.kind();
        if (disposition.kind() == Disposition.Kind.COUNTED) {
            aside.remove(disposition.id());
        }
        return changed && touched(next);
    }

    private boolean counted(Disposition disposition) {
        String machine = disposition.machine();
        String test = disposition.test();
        if (machine == null) {
            return false;
        }
        Set<String> ran = machines.get(machine);
        boolean first = ran == null;
        if (ran == null) {
            ran = new HashSet<>();
            machines.put(machine, ran);
        }
        return (test != null && ran.add(tests.computeIfAbsent(test, same -> same))) || first;
    }

    boolean enrolled(String machine, long next) {
        return machines.containsKey(machine) && touched(next);
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
                    attendance(testers),
                    aside());
            standing = known;
        }
        return known;
    }

    private Attendance attendance(Map<String, String> testers) {
        return new Attendance(machines.size(), testers(testers).size());
    }

    /** Distinct testers behind the machines, as far as they are enrolled. */
    NavigableSet<String> testers(Map<String, String> testers) {
        return machines.keySet().stream()
                .map(testers::get)
                .filter(Objects::nonNull)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The machines with counted results, by pseudonym. */
    SortedMap<String, Machine> machines() {
        SortedMap<String, Machine> all = new TreeMap<>();
        machines.forEach((machine, ran) -> all.put(machine, new Machine(machine, candidate, ran.size())));
        return all;
    }

    /** What each verdict said before, oldest first, by the key of its topic. */
    SortedMap<String, List<Turn>> history() {
        return history.all();
    }

    private SortedMap<Disposition.Kind, Integer> aside() {
        SortedMap<Disposition.Kind, Integer> counts = new TreeMap<>();
        aside.values().forEach(kind -> counts.merge(kind, 1, Integer::sum));
        return Collections.unmodifiableSortedMap(counts);
    }
}
