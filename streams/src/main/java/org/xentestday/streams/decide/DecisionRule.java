package org.xentestday.streams.decide;

import org.xentestday.model.verdict.Verdict;

/**
 * Decides what is said about a test on a candidate. Pure: equal questions get equal verdicts, whatever the order in
 * which their evidence arrived.
 */
public interface DecisionRule {
    /** The verdict; never a claim without evidence. */
    Verdict decide(Question question);
}
