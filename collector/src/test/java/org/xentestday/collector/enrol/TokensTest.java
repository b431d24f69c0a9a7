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
import org.xentestday.model.plan.Account.Role;

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
        assertThat(tokens.all()).singleElement().matches(Token::used);
    }

    @Test
    void spent_token_is_good_for_nobody_not_even_for_the_machine_that_spent_it() {
        // given
        String token = tokens.make("ann").token();
        Token found = tokens.find(token, "kid", "machine").orElseThrow();
        tokens.claim(found, "kid", "machine");
        // when
        tokens.use(found);
        // then
        assertThat(tokens.find(token, "kid", "machine")).isEmpty();
    }

    @Test
    void token_that_was_taken_back_is_good_for_nobody_after_a_restart() throws IOException {
        // given
        String token = tokens.make("ann").token();
        String id = tokens.all().getFirst().id();
        // when
        assertThat(tokens.revoke(id)).get().matches(Token::revoked);
        close();
        open();
        // then
        assertThat(tokens.find(token, "kid", "machine")).isEmpty();
        assertThat(tokens.state(tokens.all().getFirst())).isEqualTo(Token.State.REVOKED);
        assertThat(tokens.revoke("unknown")).isEmpty();
    }

    @Test
    void role_of_a_token_survives_a_restart_and_older_files_have_none() throws IOException {
        // given
        tokens.make("rita", Role.READER, Duration.ofHours(1));
        close();
        Path path = data.resolve("tokens.jsonl");
        Files.writeString(
                path,
                Files.readString(path)
                        + "{\"entry\":\"made\",\"expiresAt\":\"2030-01-01T00:00:00Z\",\"hash\":\"bb\",\"tester\":\"old\"}\n");
        // when
        open();
        // then
        assertThat(tokens.all()).extracting(token -> token.made().lets()).containsExactly(Role.READER, Role.TESTER);
    }

    @Test
    void unknown_token_is_good_for_nobody() {
        assertThat(tokens.find("0".repeat(32), "kid", "machine")).isEmpty();
    }
}
