package org.xentestday.agent.evidence;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What a signature means for the test in which it appeared, worst first. */
public enum Means {
    /** The host panicked, hung or restarted. */
    @JsonProperty("host-lost")
    HOST_LOST(4),
    /** The host cannot boot this hypervisor. */
    @JsonProperty("no-boot")
    NO_BOOT(4),
    /** A guest or its device model died. */
    @JsonProperty("crash")
    CRASH(3),
    @JsonProperty("fail")
    FAIL(2),
    /** Something the test needs is missing. */
    @JsonProperty("blocked")
    BLOCKED(2),
    /** Seen on machines that pass, too. */
    @JsonProperty("warning")
    WARNING(1),
    @JsonProperty("info")
    INFO(0);

    private final int weight;

    Means(int weight) {
        this.weight = weight;
    }

    /** Whether this explains more than the other, wherever in the log the two are. */
    boolean outweighs(Means other) {
        return weight > other.weight;
    }

    /** Whether one of them is as bad as the other, so that the first in the log is the cause. */
    boolean weighsAs(Means other) {
        return weight == other.weight;
    }
}
