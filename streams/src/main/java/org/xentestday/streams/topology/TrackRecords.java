package org.xentestday.streams.topology;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.xentestday.model.result.Candidate;
import org.xentestday.model.verdict.Tally;

/**
 * Counts, over the tests of one partition, how many each machine ran and failed alone on each candidate. Of one task.
 */
final class TrackRecords {

    /** Whether a machine failed a test alone, by test, NUL, candidate, NUL, machine. */
    private final KeyValueStore<String, byte[]> alone;
    /** The sums by machine, NUL, candidate. */
    private final KeyValueStore<String, Tally> sums;

    private final Set<String> changed = new TreeSet<>();

    TrackRecords(KeyValueStore<String, byte[]> alone, KeyValueStore<String, Tally> sums) {
        this.alone = alone;
        this.sums = sums;
    }

    /** Takes what a test says now of the machines that ran it on a candidate. */
    void see(String testKey, Candidate candidate, Map<String, Tally> failedAlone) {
        failedAlone.forEach((machine, now) -> {
            String place = testKey + '\0' + candidate + '\0' + machine;
            byte[] before = alone.get(place);
            if (before == null || before[0] != now.failing()) {
                alone.put(place, new byte[] {(byte) now.failing()});
                add(machine + '\0' + candidate, now, before == null ? Tally.NONE : new Tally(before[0], 1));
            }
        });
    }

    private void add(String key, Tally now, Tally before) {
        Tally sum = sums.get(key);
        Tally old = sum == null ? Tally.NONE : sum;
        sums.put(
                key, new Tally(old.failing() + now.failing() - before.failing(), old.ran() + now.ran() - before.ran()));
        changed.add(key);
    }

    /** Whoever wants to know of a sum. */
    interface Reader {
        void read(String machine, Candidate candidate, Tally tests);
    }

    /** Shows the sums that changed since this was last asked. */
    void drain(Reader reader) {
        for (String key : changed) {
            int nul = key.indexOf('\0');
            reader.read(key.substring(0, nul), Candidate.parse(key.substring(nul + 1)), sums.get(key));
        }
        changed.clear();
    }

    /** All tests, by the machines that ran them. */
    Map<String, Set<String>> testsByMachine() {
        Map<String, Set<String>> tests = new TreeMap<>();
        try (KeyValueIterator<String, byte[]> all = alone.all()) {
            all.forEachRemaining(entry -> {
                String[] parts = entry.key.split("\0", -1);
                tests.computeIfAbsent(parts[2], any -> new TreeSet<>()).add(parts[0]);
            });
        }
        return tests;
    }
}
