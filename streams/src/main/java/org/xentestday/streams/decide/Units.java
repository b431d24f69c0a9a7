package org.xentestday.streams.decide;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.xentestday.model.result.Candidate;
import org.xentestday.model.result.Facets;

/** The evidence of a question as units over one line of candidates. */
final class Units {
    /** So many earlier candidates are looked at; change points further back are nobody's question now. */
    private static final int EARLIER = 5;

    private Units() {}

    /** Units in a fixed order, whatever the order of the cells. */
    static List<Unit> of(Question question) {
        List<Candidate> candidates = candidates(question);
        Map<Key, List<Trial>> trials = new HashMap<>();
        for (Cell cell : question.cells()) {
            int place = candidates.indexOf(cell.candidate());
            if (place >= 0 && cell.votes()) {
                trials.computeIfAbsent(
                                new Key(cell.machine(), cell.facets()),
                                any -> new ArrayList<>(Collections.nCopies(candidates.size(), Trial.NONE)))
                        .set(place, cell.trial(question.trouble(cell)));
            }
        }
        return trials.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(entry ->
                        new Unit(entry.getKey().machine(), entry.getKey().facets(), List.copyOf(entry.getValue())))
                .toList();
    }

    /** The last release, then the earlier candidates of this one that anybody ran, then the one asked about. */
    static List<Candidate> candidates(Question question) {
        List<Candidate> earlier = question.earlierCandidates();
        List<Candidate> line = new ArrayList<>();
        question.baselineRelease().ifPresent(line::add);
        line.addAll(earlier.subList(Math.max(0, earlier.size() - EARLIER), earlier.size()));
        line.add(question.candidate());
        return line;
    }

    private record Key(String machine, Facets facets) implements Comparable<Key> {
        private static final Comparator<Key> ORDER =
                Comparator.comparing(Key::machine).thenComparing(key -> Objects.toString(key.facets()));

        @Override
        public int compareTo(Key other) {
            return ORDER.compare(this, other);
        }
    }
}
