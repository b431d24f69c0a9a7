package org.xentestday.collector.board;

import java.util.List;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;
import org.xentestday.collector.view.Words;
import org.xentestday.model.result.Facets;
import org.xentestday.model.verdict.Tally;
import org.xentestday.model.verdict.Verdict;
import org.xentestday.model.verdict.VerdictKind;

/**
 * A finding as the board shows it.
 *
 * @param words Xen's own, such as {@code fail REGR. vs. 4.2.0}
 * @param reasons those that the words do not say
 * @param extent the machines it is about; empty for all
 * @param equivalent extents that no machine tells apart from it
 */
record Finding(
        String test,
        String title,
        VerdictKind kind,
        String words,
        List<String> reasons,
        SortedMap<String, String> extent,
        List<SortedMap<String, String>> equivalent,
        Tally here,
        Tally outside,
        Tally before,
        @Nullable Double probability,
        @Nullable List<Double> interval,
        @Nullable String next,
        List<String> evidence) {

    static Finding of(Verdict verdict, String title) {
        return new Finding(
                verdict.test(),
                title,
                verdict.kind(),
                Words.of(verdict),
                Words.moreReasons(verdict),
                verdict.extent().values(),
                verdict.equivalent().stream().map(Facets::values).toList(),
                verdict.here(),
                verdict.outside(),
                verdict.before(),
                verdict.probability(),
                verdict.interval(),
                verdict.next(),
                verdict.evidence());
    }
}
