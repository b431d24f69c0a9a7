package org.xentestday.streams.decide;

import java.util.BitSet;
import java.util.List;
import java.util.stream.Stream;
import org.xentestday.model.verdict.Tally;

/**
 * Votes as bits: those of the candidate in question first, then one vote before per machine, taken from the newest
 * baseline it ran. Sets of votes are {@link BitSet}s over these places.
 */
final class Sample {
    private final List<Cell> votes;
    private final int here;
    private final BitSet failing = new BitSet();

    Sample(List<Cell> here, List<Cell> before) {
        this.votes = Stream.concat(here.stream(), before.stream()).toList();
        this.here = here.size();
        for (int place = 0; place < votes.size(); place++) {
            failing.set(place, votes.get(place).fails());
        }
    }

    List<Cell> votes() {
        return votes;
    }

    /** Places of the votes that fail, here or before. */
    BitSet failing() {
        return failing;
    }

    BitSet everyone() {
        BitSet set = new BitSet(votes.size());
        set.set(0, votes.size());
        return set;
    }

    BitSet outside(BitSet extent) {
        BitSet set = everyone();
        set.andNot(extent);
        return set;
    }

    Tally here(BitSet extent) {
        return tally(extent, 0, here);
    }

    Tally before(BitSet extent) {
        return tally(extent, here, votes.size());
    }

    private Tally tally(BitSet extent, int from, int to) {
        int ran = 0;
        int fails = 0;
        for (int place = extent.nextSetBit(from); place >= 0 && place < to; place = extent.nextSetBit(place + 1)) {
            ran++;
            fails += failing.get(place) ? 1 : 0;
        }
        return new Tally(fails, ran);
    }
}
