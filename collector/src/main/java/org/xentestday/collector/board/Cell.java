package org.xentestday.collector.board;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.xentestday.model.verdict.Tally;
import org.xentestday.model.verdict.Verdict;
import org.xentestday.model.verdict.VerdictKind;

/**
 * A field of the matrix: machines with one value of a facet, or all machines.
 *
 * @param kind decides colour and shape
 * @param failing machines
 * @param ran machines
 */
record Cell(VerdictKind kind, int failing, int ran) {

    /** The field of all machines: it takes the kind of the main verdict. */
    static Cell all(Tally machines, Optional<Verdict> main) {
        return of(main.map(Verdict::kind).orElse(VerdictKind.UNTESTED), machines);
    }

    /**
     * The field of the machines with that value of a facet. The board decides nothing: failures take the kind of a
     * verdict that may be about these machines, of those that name the facet first and of the most urgent first; if
     * there is none, they are shown as too few to say.
     */
    static Cell of(String facet, String value, Tally machines, List<Verdict> verdicts) {
        Stream<Verdict> said = verdicts.stream().filter(each -> maySpeakOf(each, facet, value));
        return machines.failing() > 0 ? failing(facet, machines, said) : passing(machines, said);
    }

    private static Cell failing(String facet, Tally machines, Stream<Verdict> said) {
        VerdictKind kind = said.filter(each -> explainsFailures(each.kind()))
                .sorted(Comparator.comparing(Verdict::kind))
                .min(Comparator.comparing(each -> !each.extent().values().containsKey(facet)))
                .map(Verdict::kind)
                .orElse(VerdictKind.INSUFFICIENT);
        return of(kind, machines);
    }

    private static Cell passing(Tally machines, Stream<Verdict> said) {
        boolean fixed = said.anyMatch(each -> each.kind() == VerdictKind.FIXED);
        return of(fixed ? VerdictKind.FIXED : VerdictKind.PASSING, machines);
    }

    /** Whether machines with that value can be within the verdict's extent. */
    private static boolean maySpeakOf(Verdict verdict, String facet, String value) {
        return value.equals(verdict.extent().values().getOrDefault(facet, value));
    }

    private static boolean explainsFailures(VerdictKind kind) {
        return switch (kind) {
            case REGRESSION, SUSPECT, NEW_FAILURE, FLAKY, BROKEN_BEFORE -> true;
            case FIXED, PASSING, INSUFFICIENT, HARNESS, UNTESTED -> false;
        };
    }

    private static Cell of(VerdictKind kind, Tally machines) {
        return new Cell(kind, machines.failing(), machines.ran());
    }
}
