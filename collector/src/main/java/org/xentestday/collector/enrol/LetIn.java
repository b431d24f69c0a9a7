package org.xentestday.collector.enrol;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * A machine that is let in from now on. Its secrets are shown here and nowhere else.
 *
 * @param kid name of its key
 * @param machine its pseudonym
 * @param tester its owner's pseudonym
 * @param credential for {@code Authorization: Bearer}
 * @param kafka for sending to the brokers; null where this collector hands out none
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record LetIn(String kid, String machine, String tester, String credential, KafkaAccess.@Nullable Account kafka) {
    /** Never the secrets. */
    @Override
    public String toString() {
        return "LetIn[" + kid + "]";
    }
}
