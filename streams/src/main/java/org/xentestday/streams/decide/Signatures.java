package org.xentestday.streams.decide;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.xentestday.model.result.Facets;
import org.xentestday.model.verdict.Tally;
import org.xentestday.model.verdict.Verdict.Signature;

/** Groups the failing machines of an extent by what their logs show. One symptom may have several causes. */
final class Signatures {
    private static final int MOST = 20;

    private Signatures() {}

    /** Signatures within an extent on the candidate asked about, the most frequent first. */
    static List<Signature> of(Question question, Facets extent) {
        List<Cell> failing = question.failing(extent);
        return failing.stream()
                .flatMap(Signatures::symptoms)
                .distinct()
                .map(symptom -> signature(symptom, failing, question))
                .sorted(Comparator.comparingInt(
                                (Signature one) -> -one.machines().failing())
                        .thenComparing(Signature::symptom))
                .limit(MOST)
                .toList();
    }

    /** What the failures of a cell show. */
    static Stream<String> symptoms(Cell cell) {
        return cell.evidence().stream()
                .map(Evidence::symptom)
                .filter(Objects::nonNull)
                .distinct();
    }

    private static Signature signature(String symptom, List<Cell> failing, Question question) {
        List<Cell> showing = failing.stream()
                .filter(cell -> symptoms(cell).anyMatch(symptom::equals))
                .toList();
        return new Signature(symptom, new Tally(showing.size(), failing.size()), common(showing, question.here()));
    }

    /** Facets that all of these share, and not everybody has. */
    private static Facets common(List<Cell> cells, List<Cell> everybody) {
        SortedMap<String, String> shared = shared(cells);
        shared.entrySet().removeAll(shared(everybody).entrySet());
        return new Facets(shared);
    }

    private static SortedMap<String, String> shared(List<Cell> cells) {
        SortedMap<String, String> shared =
                new TreeMap<>(cells.getFirst().facets().values());
        for (Cell cell : cells) {
            Map<String, String> own = cell.facets().values();
            shared.entrySet().retainAll(own.entrySet());
        }
        return shared;
    }
}
