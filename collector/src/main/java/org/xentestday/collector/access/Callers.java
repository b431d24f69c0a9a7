package org.xentestday.collector.access;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.context.annotation.Context;
import io.micronaut.context.exceptions.ConfigurationException;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpStatus;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.xentestday.collector.problem.ProblemException;
import org.xentestday.collector.registry.CaughtUp;
import org.xentestday.collector.registry.Registry;
import org.xentestday.collector.role.InRole;
import org.xentestday.collector.role.Role;
import org.xentestday.model.plan.Account;
import org.xentestday.model.plan.Enrolment;

/**
 * Knows who asks by the secret in {@code Authorization}: {@code Bearer <secret>}, or {@code Basic} with any name and the
 * secret as the password, which browsers can do.
 */
@Context
@InRole({Role.INTAKE, Role.ENROL, Role.BOARD})
public final class Callers {
    private static final int SHORTEST = 16;

    private final @Nullable String secret;
    private final Registry registry;
    private final CaughtUp caughtUp;

    Callers(Settings settings, Registry registry, CaughtUp caughtUp) {
        this.secret = settings.secret();
        this.registry = registry;
        this.caughtUp = caughtUp;
    }

    /**
     * Who the first organiser is, who makes the other accounts.
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

    /** Who it is; empty for a stranger, also for one whose secret is wrong or revoked. */
    public Optional<Caller> find(HttpRequest<?> request) {
        return given(request).flatMap(this::known);
    }

    /** Who it is; ends the request of a stranger with 401. */
    public Caller require(HttpRequest<?> request) {
        return find(request).orElseThrow(() -> {
            if (given(request).isPresent()) {
                caughtUp.require(); // the secret may be good and not yet known here
            }
            return ProblemException.of(
                    HttpStatus.UNAUTHORIZED,
                    "account-only",
                    "Only those whom an organiser let in may see this; enrol, or send the secret you got.");
        });
    }

    /** Whether an organiser exists who is not in the log. */
    public boolean configured() {
        return secret != null;
    }

    private Optional<Caller> known(Secret given) {
        String hash = given.hash();
        if (secret != null && same(hash, new Secret(secret).hash())) {
            return Optional.of(new Caller.Organiser("organiser"));
        }
        return Stream.concat(people(hash), machines(hash)).findFirst();
    }

    private Stream<Caller> people(String hash) {
        return registry.accounts().stream()
                .filter(account -> good(account) && same(hash, account.credential()))
                .map(Callers::caller);
    }

    private static boolean good(Account account) {
        return account.revokedAt() == null;
    }

    private static Caller caller(Account account) {
        return switch (account.role()) {
            case ORGANISER -> new Caller.Organiser(account.name());
            case READER, TESTER -> new Caller.Reader(account.name());
        };
    }

    private Stream<Caller> machines(String hash) {
        return registry.enrolments().stream()
                .filter(enrolment -> good(enrolment) && same(hash, enrolment.credential()))
                .map(enrolment -> new Caller.Tester(enrolment.tester(), enrolment.kid()));
    }

    private static boolean good(Enrolment enrolment) {
        return enrolment.revokedAt() == null;
    }

    /** Takes equally long wherever the two differ. */
    private static boolean same(String hash, @Nullable String other) {
        return other != null
                && MessageDigest.isEqual(
                        hash.getBytes(StandardCharsets.US_ASCII), other.getBytes(StandardCharsets.US_ASCII));
    }

    private static Optional<Secret> given(HttpRequest<?> request) {
        String header = request.getHeaders().getAuthorization().orElse("");
        if (header.startsWith("Bearer ")) {
            return Optional.of(new Secret(header.substring("Bearer ".length())));
        }
        return header.startsWith("Basic ") ? password(header.substring("Basic ".length())) : Optional.empty();
    }

    private static Optional<Secret> password(String encoded) {
        try {
            String pair = new String(Base64.getDecoder().decode(encoded.strip()), StandardCharsets.UTF_8);
            return Optional.of(new Secret(pair.substring(pair.indexOf(':') + 1)));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }
}
