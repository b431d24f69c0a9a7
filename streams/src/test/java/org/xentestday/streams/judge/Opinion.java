package org.xentestday.streams.judge;

import java.util.List;
import java.util.stream.Stream;
import org.xentestday.model.result.Facets;

/**
 * What a rule says of one test.
 *
 * @param word the strongest thing it says
 * @param findings of whom it claims a regression, each, the main one first; empty for rules that do not look for extents
 * @param probability that it is a regression, if the rule claims or suspects it; 1 for rules that know no doubt
 */
record Opinion(Word word, List<Named> findings, double probability) {
    /** How strong. */
    enum Word {
        REGRESSION,
        SUSPECT,
        NOTHING
    }

    /**
     * The machines that a finding is about.
     *
     * @param extent what they share
     * @param alike other facets that no machine tells apart from it
     */
    record Named(Facets extent, List<Facets> alike) {
        /** Whether it is about exactly those machines, as far as the machines there are can show. */
        boolean covers(Facets wanted) {
            return Stream.concat(Stream.of(extent), alike.stream()).anyMatch(wanted::equals);
        }
    }

    /** An opinion of a rule that knows no doubt. */
    static Opinion flat(boolean regression) {
        return new Opinion(regression ? Word.REGRESSION : Word.NOTHING, List.of(), regression ? 1 : 0);
    }
}
