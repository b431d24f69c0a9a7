package org.xentestday.collector.enrol;

import io.micronaut.http.HttpStatus;
import java.time.Instant;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.xentestday.collector.problem.ProblemException;
import org.xentestday.model.plan.Enrolment;
import org.xentestday.model.sign.Keys;

/**
 * What a machine sends to be let in.
 *
 * @param token from the organiser
 * @param publicKey Ed25519, base64 (URL alphabet) of its X.509 form
 * @param machine its pseudonym
 */
record EnrolmentRequest(
        @Nullable String token,
        @Nullable String publicKey,
        @Nullable String machine) {
    private static final Pattern PSEUDONYM = Pattern.compile("[0-9a-f]{32}");

    /**
     * The same, after its form was checked.
     *
     * @param token as sent
     * @param kid name of the key
     * @param publicKey in the form that {@link Keys} writes
     * @param machine its pseudonym
     */
    record Checked(String token, String kid, String publicKey, String machine) {
        Enrolment enrolment(String tester, Instant now) {
            return new Enrolment(kid, publicKey, machine, tester, now);
        }

        @Override
        public String toString() {
            return "Checked[kid=" + kid + ", machine=" + machine + "]";
        }
    }

    /** Whether it is of a person, who has no machine and no key. */
    boolean ofPerson() {
        return token != null && publicKey == null && machine == null;
    }

    /** Ends the request where a part is missing or not of its form. */
    Checked check() {
        if (token == null || publicKey == null || machine == null) {
            throw invalid("token, publicKey and machine are needed");
        }
        if (!PSEUDONYM.matcher(machine).matches()) {
            throw invalid("machine must be 32 hex digits");
        }
        try {
            var key = Keys.publicKey(publicKey);
            return new Checked(token, Keys.kid(key), Keys.text(key), machine);
        } catch (IllegalArgumentException _) {
            throw invalid("publicKey must be an Ed25519 public key: base64, URL alphabet, of its X.509 form");
        }
    }

    @Override
    public String toString() {
        return "EnrolmentRequest[machine=" + machine + "]";
    }

    private static ProblemException invalid(String detail) {
        return ProblemException.of(HttpStatus.BAD_REQUEST, "invalid", detail);
    }
}
