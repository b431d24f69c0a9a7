package org.xentestday.collector.readiness;

import io.micronaut.context.exceptions.ConfigurationException;

/** A policy file that cannot be used, in one sentence with the line. It stops the start, as every misread setting does. */
final class BrokenPolicyException extends ConfigurationException {
    private static final long serialVersionUID = 1;

    BrokenPolicyException(String sentence) {
        super(sentence);
    }
}
