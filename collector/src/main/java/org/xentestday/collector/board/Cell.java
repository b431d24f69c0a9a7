package org.xentestday.collector.board;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
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

    /** The field of all machines. */
    static Cell all(Tally machines, Optional<Verdict> everyone) {
        return of(everyone.map(Verdict::kind).orElse(VerdictKind.UNTESTED), machines);
    }

    /**
     * The field of the machines with that value. A verdict about exactly them speaks for itself. Failures that belong
     * to a verdict about some of them take its kind; otherwise the verdict about everyone does. The board decides
     * nothing: failures that no verdict speaks of are shown as too few to say.
     */
    static Cell of(String facet, String value, Tally machines, List<Verdict> verdicts) {
        Optional<VerdictKind> exactly = verdicts.stream()
                .filter(each -> each.extent().values().size() == 1 && names(each, facet, value))
                .map(Verdict::kind)
                .findFirst();
        if (exactly.isPresent() || machines.failing() > 0) {
            return of(exactly.orElseGet(() -> failing(facet, value, verdicts)), machines);
        }
        boolean fixed = everyone(verdicts).filter(VerdictKind.FIXED::equals).isPresent();
        return of(fixed ? VerdictKind.FIXED : VerdictKind.PASSING, machines);
    }

    private static VerdictKind failing(String facet, String value, List<Verdict> verdicts) {
        return verdicts.stream()
                .filter(each -> names(each, facet, value) && each.kind().finding())
                .map(Verdict::kind)
                .min(Comparator.naturalOrder())
                .or(() -> everyone(verdicts).filter(kind -> kind.compareTo(VerdictKind.FIXED) < 0))
                .orElse(VerdictKind.INSUFFICIENT);
    }

    private static Optional<VerdictKind> everyone(List<Verdict> verdicts) {
        return verdicts.stream()
                .filter(each -> each.extent().values().isEmpty())
                .map(Verdict::kind)
                .findFirst();
    }

    private static boolean names(Verdict verdict, String facet, String value) {
        return value.equals(verdict.extent().values().get(facet));
    }

    private static Cell of(VerdictKind kind, Tally machines) {
        return new Cell(kind, machines.failing(), machines.ran());
    }
}
