package org.xentestday.collector.enrol;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.xentestday.model.json.Hashes;
import org.xentestday.model.plan.Account.Role;

/** All tokens and what became of them. A token is 128 random bits; only its hash is kept. Thread-safe. */
final class Tokens {
    private static final int BYTES = 16;

    private final TokenFile file;
    private final InstantSource clock;
    private final Duration validity;
    private final SecureRandom random = new SecureRandom();
    private final Map<String, Token> tokens = new LinkedHashMap<>();

    Tokens(TokenFile file, InstantSource clock, Duration validity) {
        this.file = file;
        this.clock = clock;
        this.validity = validity;
        file.entries().forEach(this::apply);
    }

    /**
     * A token as its organiser sees it, once.
     *
     * @param token 32 hex digits
     * @param tester whose machine it lets in, or who is let in
     * @param role of whom it lets in
     * @param expiresAt from when on it lets nobody in
     */
    record NewToken(String token, String tester, Role role, Instant expiresAt) {
        @Override
        public String toString() {
            return "NewToken[tester=" + tester + ", role=" + role + ", expiresAt=" + expiresAt + "]";
        }
    }

    /** A new token for a machine of that tester, as long valid as is usual. */
    NewToken make(String tester) {
        return make(tester, Role.TESTER, validity);
    }

    /** A new token, on disk when this returns. */
    synchronized NewToken make(String tester, Role role, Duration valid) {
        byte[] bits = new byte[BYTES];
        random.nextBytes(bits);
        String token = HexFormat.of().formatHex(bits);
        Instant expiresAt = clock.instant().truncatedTo(ChronoUnit.SECONDS).plus(valid);
        write(new TokenEntry.Made(hash(token), tester, expiresAt, role));
        return new NewToken(token, tester, role, expiresAt);
    }

    /** How long a token is good if nobody says otherwise. */
    Duration validity() {
        return validity;
    }

    /** Every token that was ever made, the oldest first. */
    synchronized List<Token> all() {
        return List.copyOf(tokens.values());
    }

    /** What its organiser reads of a token now. */
    Token.State state(Token token) {
        return token.state(clock.instant());
    }

    /** The token, if it is good for that key and machine: not expired, not spent, not claimed by another. */
    synchronized Optional<Token> find(String token, String kid, String machine) {
        return Optional.ofNullable(tokens.get(hash(token)))
                .filter(known -> known.goodFor(kid, machine, clock.instant()));
    }

    /** Binds a token that was found good to that key and machine, on disk when this returns. */
    synchronized void claim(Token token, String kid, String machine) {
        if (token.claim() == null) {
            write(new TokenEntry.Claimed(token.made().hash(), kid, machine));
        }
    }

    /** Remembers that the log has the enrolment. */
    synchronized void use(Token token) {
        write(new TokenEntry.Used(token.made().hash()));
    }

    /** Takes back the token of that id; empty if there is none. */
    synchronized Optional<Token> revoke(String id) {
        Optional<Token> found =
                tokens.values().stream().filter(token -> token.id().equals(id)).findFirst();
        found.filter(token -> !token.revoked())
                .ifPresent(token -> write(new TokenEntry.Revoked(token.made().hash())));
        return found.map(token -> tokens.getOrDefault(token.made().hash(), token));
    }

    private void write(TokenEntry entry) {
        try {
            file.append(entry);
        } catch (IOException e) {
            throw new UncheckedIOException("the token file cannot be written", e);
        }
        apply(entry);
    }

    private void apply(TokenEntry entry) {
        switch (entry) {
            case TokenEntry.Made made -> tokens.put(made.hash(), new Token(made, null, false, false));
            case TokenEntry.Claimed claim ->
                tokens.computeIfPresent(
                        claim.hash(), (_, token) -> new Token(token.made(), claim, token.used(), token.revoked()));
            case TokenEntry.Used used ->
                tokens.computeIfPresent(
                        used.hash(), (_, token) -> new Token(token.made(), token.claim(), true, token.revoked()));
            case TokenEntry.Revoked gone ->
                tokens.computeIfPresent(
                        gone.hash(), (_, token) -> new Token(token.made(), token.claim(), token.used(), true));
        }
    }

    private static String hash(String token) {
        return HexFormat.of().formatHex(Hashes.sha256(token.getBytes(StandardCharsets.UTF_8)));
    }
}
