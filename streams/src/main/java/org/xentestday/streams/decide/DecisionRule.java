package org.xentestday.streams.decide;

import java.util.List;
import org.xentestday.model.verdict.Verdict;

/**
 * Decides what is said about a test on a candidate. Pure: equal questions get equal verdicts, whatever the order in
 * which their evidence arrived.
 */
public interface DecisionRule {
    /**
     * The verdicts: the main one first, then further regressions of the same test with extents of their own. Never
     * empty, and never a claim without evidence.
     */
    List<Verdict> decide(Question question);
}
