package org.xentestday.streams.decide;

import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.xentestday.model.verdict.Coverage;
import org.xentestday.model.verdict.Tally;

/** Counts who ran a test on a candidate. */
public final class Coverages {
    private static final String UNKNOWN = "unknown";

    private Coverages() {}

    /** The coverage behind a question. */
    public static Coverage of(Question question) {
        List<Evidence> evidence = question.cells().stream()
                .filter(cell -> cell.candidate().equals(question.candidate()))
                .flatMap(cell -> cell.evidence().stream())
                .toList();
        return new Coverage(
                question.candidate(),
                question.test(),
                tally(question.here()),
                (int) question.here().stream().map(Cell::tester).distinct().count(),
                evidence.size(),
                evidence.stream().mapToInt(Evidence::copies).sum() - evidence.size(),
                question.statuses(),
                changesets(question.here()),
                facets(question.here()));
    }

    /** The votes of these cells, which all have one. */
    static Tally tally(List<Cell> cells) {
        Tally tally = Tally.NONE;
        for (Cell cell : cells) {
            tally = tally.plus(cell.fails());
        }
        return tally;
    }

    private static SortedMap<String, Integer> changesets(List<Cell> cells) {
        SortedMap<String, Integer> changesets = new TreeMap<>();
        for (Cell cell : cells) {
            String changeset =
                    Objects.requireNonNullElse(cell.evidence().getFirst().changeset(), UNKNOWN);
            changesets.merge(changeset, 1, Integer::sum);
        }
        return changesets;
    }

    private static SortedMap<String, SortedMap<String, Tally>> facets(List<Cell> cells) {
        SortedMap<String, SortedMap<String, Tally>> facets = new TreeMap<>();
        for (Cell cell : cells) {
            cell.facets()
                    .values()
                    .forEach((name, value) -> facets.computeIfAbsent(name, any -> new TreeMap<>())
                            .merge(value, Tally.NONE.plus(cell.fails()), (old, one) -> old.plus(cell.fails())));
        }
        return facets;
    }
}
