package org.xentestday.collector.readiness;

/** A policy file that cannot be used, in one sentence with the line. */
final class BrokenPolicyException extends RuntimeException {
    private static final long serialVersionUID = 1;

    BrokenPolicyException(String sentence) {
        super(sentence, null, false, false);
    }
}
