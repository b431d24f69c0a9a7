package org.xentestday.streams.decide;

import org.xentestday.model.verdict.Tally;

/** Sums of tallies over disjoint sets of votes. */
final class Tallies {
    private Tallies() {}

    static Tally sum(Tally one, Tally other) {
        return new Tally(one.failing() + other.failing(), one.ran() + other.ran());
    }
}
