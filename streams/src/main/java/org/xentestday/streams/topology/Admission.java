package org.xentestday.streams.topology;

import org.xentestday.streams.decide.Evidence;

/** Whether a result may be believed. */
sealed interface Admission {
    /** The test it is about. */
    String test();

    /** Signed by the enrolled key of the machine that it names. */
    record Admitted(String test, Evidence evidence) implements Admission {}

    /** Not to be believed: recorded with its reason, never counted. */
    record Excluded(String test, Evidence evidence, Reason reason) implements Admission {}

    /** Why a result is excluded; the code is what organisers see. */
    enum Reason {
        UNSIGNED("unsigned", "The result bears no signature."),
        NOT_ENROLLED("not-enrolled", "Its key is not enrolled; the result is counted as soon as it is."),
        WRONG_SIGNATURE("wrong-signature", "The signature does not fit the result."),
        ANOTHERS_NAME("anothers-name", "It is signed by another machine's key.");

        private final String code;
        private final String sentence;

        Reason(String code, String sentence) {
            this.code = code;
            this.sentence = sentence;
        }

        String code() {
            return code;
        }

        String sentence() {
            return sentence;
        }
    }
}
