package org.xentestday.collector.readiness;

import org.jspecify.annotations.Nullable;
import org.xentestday.model.catalogue.TestCase;
import org.xentestday.model.verdict.Verdict;

/**
 * A verdict as the report shows it.
 *
 * @param test id in the catalogue
 * @param title of the test; its id where this catalogue does not know it
 * @param support level of SUPPORT.md; null where this catalogue does not know the test
 * @param words Xen's own words for it, such as {@code fail REGR. vs. 4.2.0}
 * @param verdict all that streams says
 * @param waiver who lives with it, if anyone
 */
record Item(
        String test,
        String title,
        TestCase.@Nullable Support support,
        String words,
        Verdict verdict,
        @Nullable Waiver waiver) {

    /** Whether it may hold a release at all. */
    boolean mayBlock() {
        return support != null && support.mayBlock();
    }
}
