package org.xentestday.collector.enrol;

import java.time.Instant;
import java.util.Map;

/** When machines were last heard of, whichever way their results came and whichever process took them. */
public interface LastSeen {
    /** Arrival of the last result, by machine; empty while nobody knows. */
    Map<String, Instant> byMachine();
}
