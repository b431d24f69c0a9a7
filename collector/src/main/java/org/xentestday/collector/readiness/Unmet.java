package org.xentestday.collector.readiness;

import org.jspecify.annotations.Nullable;

/**
 * A requirement of the policy that a test does not meet.
 *
 * @param test id in the catalogue
 * @param gap why
 * @param rule name of the rule that asks
 * @param sentence what is there and what is wanted, with both figures
 * @param more machines that would close the gap; 0 where machines do not
 * @param decisive false where Xen does not fully support the feature, so that it cannot hold a release
 * @param waiver who lives with it, if anyone
 */
record Unmet(
        String test,
        Gap gap,
        String rule,
        String sentence,
        int more,
        boolean decisive,
        @Nullable Waiver waiver) {

    /** Whether it keeps the candidate from being ready. */
    boolean open() {
        return decisive && waiver == null;
    }

    Unmet waivedBy(@Nullable Waiver who) {
        return new Unmet(test, gap, rule, sentence, more, decisive, who);
    }
}
