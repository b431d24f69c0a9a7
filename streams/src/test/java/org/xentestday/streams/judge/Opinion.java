package org.xentestday.streams.judge;

import java.util.List;
import org.xentestday.model.result.Facets;

/**
 * What a rule says of one test.
 *
 * @param word the strongest thing it says
 * @param extents of whom it says so; empty for rules that do not look for extents
 * @param probability that it is a regression, if the rule states one; else 1 for a claim and 0 for none
 */
record Opinion(Word word, List<Facets> extents, double probability) {
    /** How strong. */
    enum Word {
        REGRESSION,
        SUSPECT,
        NOTHING
    }

    /** An opinion of a rule that knows no doubt. */
    static Opinion flat(boolean regression) {
        return new Opinion(regression ? Word.REGRESSION : Word.NOTHING, List.of(), regression ? 1 : 0);
    }
}
