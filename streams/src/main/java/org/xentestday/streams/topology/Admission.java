package org.xentestday.streams.topology;

import org.xentestday.model.sign.Doubt;
import org.xentestday.streams.decide.Evidence;

/** Whether a result may be believed. */
sealed interface Admission {
    /** The test it is about. */
    String test();

    /** Signed by the enrolled key of the machine that it names. */
    record Admitted(String test, Evidence evidence) implements Admission {}

    /** Not to be believed: recorded with its reason, never counted. */
    record Excluded(String test, Evidence evidence, Doubt doubt) implements Admission {}
}
