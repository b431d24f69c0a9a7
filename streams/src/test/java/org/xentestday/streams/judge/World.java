package org.xentestday.streams.judge;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.xentestday.model.result.Candidate;
import org.xentestday.streams.decide.Evidence;
import org.xentestday.streams.decide.History;

/**
 * A simulated TestDay: what arrived, and what is true.
 *
 * @param candidates oldest first: the last release, then the candidates of this one; the last is judged
 * @param tests in a fixed order
 */
record World(List<Candidate> candidates, List<SimTest> tests) {
    /**
     * One test of it.
     *
     * @param id in the catalogue of the simulation
     * @param truth which no rule may see
     * @param places what decides how it ends on each machine, which no rule may see
     * @param arrivals in the order of arrival: late, shuffled, some more than once
     */
    record SimTest(String id, Truth truth, List<Place> places, List<Evidence> arrivals) {
        /** Who reported what, counted once. */
        List<History> histories() {
            Map<String, History> byMachine = new TreeMap<>();
            for (Evidence arrival : arrivals) {
                byMachine.merge(arrival.machine(), History.EMPTY.plus(arrival), (known, one) -> known.plus(arrival));
            }
            return List.copyOf(byMachine.values());
        }
    }

    /** This world after more has arrived, by test. */
    World with(Map<String, List<Evidence>> more) {
        List<SimTest> grown = tests.stream()
                .map(test -> {
                    List<Evidence> all = new ArrayList<>(test.arrivals());
                    all.addAll(more.getOrDefault(test.id(), List.of()));
                    return new SimTest(test.id(), test.truth(), test.places(), all);
                })
                .toList();
        return new World(candidates, grown);
    }

    /** The candidate that is judged. */
    Candidate current() {
        return candidates.getLast();
    }
}
