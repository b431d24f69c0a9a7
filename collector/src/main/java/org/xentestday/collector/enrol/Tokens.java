package org.xentestday.collector.enrol;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.xentestday.model.json.Hashes;

/** All tokens and what became of them. A token is 128 random bits; only its hash is kept. Thread-safe. */
final class Tokens {
    private static final int BYTES = 16;

    private final TokenFile file;
    private final InstantSource clock;
    private final Duration validity;
    private final SecureRandom random = new SecureRandom();
    private final Map<String, Token> tokens = new HashMap<>();

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
     * @param tester whose machine it lets in
     * @param expiresAt from when on it lets nobody in
     */
    record NewToken(String token, String tester, Instant expiresAt) {
        @Override
        public String toString() {
            return "NewToken[tester=" + tester + ", expiresAt=" + expiresAt + "]";
        }
    }

    /**
     * What is known of a token.
     *
     * @param made by the organiser
     * @param claim by the first machine that showed it; null if none did
     * @param used whether the log has the enrolment
     */
    record Token(TokenEntry.Made made, TokenEntry.@Nullable Claimed claim, boolean used) {
        boolean goodFor(String kid, String machine, Instant now) {
            return claim == null
                    ? now.isBefore(made.expiresAt())
                    : claim.kid().equals(kid) && claim.machine().equals(machine);
        }
    }

    /** A new token for that tester, on disk when this returns. */
    synchronized NewToken make(String tester) {
        byte[] bits = new byte[BYTES];
        random.nextBytes(bits);
        String token = HexFormat.of().formatHex(bits);
        Instant expiresAt = clock.instant().truncatedTo(ChronoUnit.SECONDS).plus(validity);
        write(new TokenEntry.Made(hash(token), tester, expiresAt));
        return new NewToken(token, tester, expiresAt);
    }

    /** The token, if it is good for that key and machine: not expired, not claimed by another. */
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
        if (!token.used()) {
            write(new TokenEntry.Used(token.made().hash()));
        }
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
            case TokenEntry.Made made -> tokens.put(made.hash(), new Token(made, null, false));
            case TokenEntry.Claimed claim ->
                tokens.computeIfPresent(claim.hash(), (_, token) -> new Token(token.made(), claim, token.used()));
            case TokenEntry.Used used ->
                tokens.computeIfPresent(used.hash(), (_, token) -> new Token(token.made(), token.claim(), true));
        }
    }

    private static String hash(String token) {
        return HexFormat.of().formatHex(Hashes.sha256(token.getBytes(StandardCharsets.UTF_8)));
    }
}
