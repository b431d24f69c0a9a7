package org.xentestday.collector.enrol;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.context.annotation.Context;
import io.micronaut.context.exceptions.ConfigurationException;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpStatus;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.jspecify.annotations.Nullable;
import org.xentestday.collector.problem.ProblemException;
import org.xentestday.collector.role.InRole;
import org.xentestday.collector.role.Role;
import org.xentestday.model.json.Hashes;

/** Knows the organiser by the secret in {@code Authorization: Bearer}. */
@Context
@InRole({Role.ENROL, Role.INDEX})
public final class Organiser {
    private static final String SCHEME = "Bearer ";
    private static final int SHORTEST = 16;

    private final @Nullable String secret;

    Organiser(Settings settings) {
        this.secret = settings.secret();
    }

    /**
     * Who the organiser is.
     *
     * @param secret at least 16 characters; null where nobody is
     */
    @ConfigurationProperties("testday.organiser")
    record Settings(@Nullable String secret) {
        Settings {
            secret = secret == null || secret.isEmpty() ? null : secret; // an empty variable of the environment is none
            if (secret != null && secret.length() < SHORTEST) {
                throw new ConfigurationException(
                        "testday.organiser.secret: at least " + SHORTEST + " characters, or anyone guesses it");
            }
        }

        @Override
        public String toString() {
            return "Settings[secret=" + (secret == null ? "none" : "given") + "]";
        }
    }

    /** Ends the request unless the organiser made it. */
    public void require(HttpRequest<?> request) {
        if (secret == null) {
            throw ProblemException.of(
                    HttpStatus.FORBIDDEN,
                    "organiser-not-configured",
                    "This collector has no organiser: testday.organiser.secret is not set.");
        }
        String given = request.getHeaders().getAuthorization().orElse("");
        if (!given.startsWith(SCHEME) || !same(secret, given.substring(SCHEME.length()))) {
            throw ProblemException.of(
                    HttpStatus.UNAUTHORIZED,
                    "organiser-only",
                    "Only the organiser may do this; the secret is not right.");
        }
    }

    /** Takes equally long wherever the two differ, and however long they are. */
    private static boolean same(String one, String other) {
        return MessageDigest.isEqual(hash(one), hash(other));
    }

    private static byte[] hash(String text) {
        return Hashes.sha256(text.getBytes(StandardCharsets.UTF_8));
    }
}
