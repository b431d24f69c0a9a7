package org.xentestday.streams.judge;

import java.util.List;

/** A way to decide, ours or another's. It sees what arrived and never the truth; only the oracle does. */
interface Rule {
    /** What the table calls it. */
    String name();

    /** What it says of each test on the world's current candidate, in the order of the world's tests. */
    List<Opinion> opinions(World world);
}
