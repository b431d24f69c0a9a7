package org.xentestday.streams.judge;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.xentestday.model.result.Candidate;
import org.xentestday.model.result.Facets;
import org.xentestday.streams.decide.Evidence;

/**
 * What other systems would see of one machine: whether each run failed, by candidate, in the order of the attempts. Runs
 * without evidence are left out, as all of them leave them out.
 *
 * @param machine pseudonym
 * @param facets its configuration
 * @param failed by candidate, oldest first; empty where nothing ran
 */
record Runs(String machine, Facets facets, List<List<Boolean>> failed) {
    static List<Runs> of(List<Candidate> candidates, World.SimTest test) {
        Map<String, Runs> machines = new TreeMap<>();
        test.histories().stream()
                .flatMap(history -> history.evidence().values().stream())
                .filter(entry -> entry.status().evidence())
                .sorted(Comparator.comparing(Evidence::candidate).thenComparingInt(Evidence::attempt))
                .forEach(entry -> machines.computeIfAbsent(
                                entry.machine(), machine -> none(machine, entry.facets(), candidates.size()))
                        .failed()
                        .get(candidates.indexOf(entry.candidate()))
                        .add(entry.status().failure()));
        return List.copyOf(machines.values());
    }

    private static Runs none(String machine, Facets facets, int candidates) {
        List<List<Boolean>> failed = new ArrayList<>();
        for (int c = 0; c < candidates; c++) {
            failed.add(new ArrayList<>());
        }
        return new Runs(machine, facets, failed);
    }

    /** On the candidate that is judged. */
    List<Boolean> now() {
        return failed.getLast();
    }

    /** On the newest earlier candidate that it ran; empty if it ran none. */
    List<Boolean> before() {
        for (int c = failed.size() - 2; c >= 0; c--) {
            if (!failed.get(c).isEmpty()) {
                return failed.get(c);
            }
        }
        return List.of();
    }

    /** All runs, oldest first. */
    List<Boolean> all() {
        return failed.stream().flatMap(List::stream).toList();
    }

    /** Whether most runs on a candidate failed, ties failing. Nothing ran is no failure. */
    boolean fails(int candidate) {
        List<Boolean> runs = failed.get(candidate);
        return !runs.isEmpty() && 2 * runs.stream().filter(one -> one).count() >= runs.size();
    }
}
