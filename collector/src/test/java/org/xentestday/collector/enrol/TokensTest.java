package org.xentestday.collector.enrol;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a token is good for. */
class TokensTest {
    private static final Instant START = Instant.parse("2026-11-21T00:00:00Z");

    @TempDir
    private Path data;

    private final AtomicReference<Instant> now = new AtomicReference<>(START);
    private TokenFile file;
    private Tokens tokens;

    @BeforeEach
    void open() {
        file = TokenFile.open(data);
        tokens = new Tokens(file, now::get, Duration.ofDays(7));
    }

    @AfterEach
    void close() throws IOException {
        file.close();
    }

    @Test
    void token_is_128_bits_and_no_two_are_the_same() {
        Tokens.NewToken one = tokens.make("ann");
        assertThat(one.token())
                .matches("[0-9a-f]{32}")
                .isNotEqualTo(tokens.make("ann").token());
        assertThat(one.expiresAt()).isEqualTo(START.plus(Duration.ofDays(7)));
    }

    @Test
    void token_itself_is_nowhere_on_disk() throws IOException {
        String token = tokens.make("ann").token();
        assertThat(Files.readString(data.resolve("tokens.jsonl")))
                .contains("ann")
                .doesNotContain(token);
    }

    @Test
    void fresh_token_is_good_for_anyone_until_it_expires() {
        // given
        String token = tokens.make("ann").token();
        assertThat(tokens.find(token, "kid", "machine")).isPresent();
        // when
        now.set(START.plus(Duration.ofDays(7)));
        // then
        assertThat(tokens.find(token, "kid", "machine")).isEmpty();
    }

    @Test
    void claimed_token_is_good_for_its_claimant_only_even_later_and_after_a_restart() throws IOException {
        // given
        String token = tokens.make("ann").token();
        tokens.claim(tokens.find(token, "kid", "machine").orElseThrow(), "kid", "machine");
        now.set(START.plus(Duration.ofDays(30)));
        // when
        close();
        open();
        // then
        assertThat(tokens.find(token, "kid", "machine")).isPresent();
        assertThat(tokens.find(token, "other", "machine")).isEmpty();
        assertThat(tokens.find(token, "kid", "other")).isEmpty();
    }

    @Test
    void use_is_remembered_after_a_restart() throws IOException {
        // given
        String token = tokens.make("ann").token();
        tokens.claim(tokens.find(token, "kid", "machine").orElseThrow(), "kid", "machine");
        tokens.use(tokens.find(token, "kid", "machine").orElseThrow());
        // when
        close();
        open();
        // then
        assertThat(tokens.find(token, "kid", "machine")).get().matches(Tokens.Token::used);
    }

    @Test
    void unknown_token_is_good_for_nobody() {
        assertThat(tokens.find("0".repeat(32), "kid", "machine")).isEmpty();
    }
}
