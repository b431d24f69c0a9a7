package org.xentestday.collector.registry;

import java.security.PublicKey;
import org.xentestday.model.plan.Enrolment;
import org.xentestday.model.sign.Keys;

/**
 * An enrolment with its key ready for use.
 *
 * @param enrolment as published
 * @param publicKey of the machine
 */
public record Enrolled(Enrolment enrolment, PublicKey publicKey) {
    public Enrolled {
        if (!Keys.kid(publicKey).equals(enrolment.kid())) {
            throw new IllegalArgumentException("the kid " + enrolment.kid() + " does not name its public key");
        }
    }

    /** The enrolment's key; {@link IllegalArgumentException} says that it has none. */
    static Enrolled of(Enrolment enrolment) {
        return new Enrolled(enrolment, Keys.publicKey(enrolment.publicKey()));
    }
}
