package org.xentestday.agent.evidence;

/** What a signature says about the attempt it is found in. */
public enum Means {
    HOST_LOST,
    NO_BOOT,
    CRASH,
    FAIL,
    BLOCKED,
    WARNING,
    INFO
}
