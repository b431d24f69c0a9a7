package org.xentestday.agent.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.xentestday.agent.fixture.TestServer;
import org.xentestday.agent.server.Link;
import org.xentestday.agent.server.Server;

class ServerCheckTest {
    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    @ParameterizedTest
    @CsvSource({
        "PT0M, OK, 'The clock agrees with the server''s.'",
        "PT4M, OK, 'The clock agrees with the server''s.'",
        "PT-4M, OK, 'The clock agrees with the server''s.'",
        "PT61M30S, WARNING, 'The clock is 61 minutes ahead of the server''s:'",
        "PT-61M-30S, WARNING, 'The clock is 61 minutes behind the server''s:'"
    })
    void a_clock_is_held_to_the_servers(Duration ahead, Level level, String sentence) throws IOException {
        try (TestServer server = new TestServer()) {
            Server asked = new Server(server.address(), Link.to(server.address(), TIMEOUT));
            Clock ours = Clock.fixed(asked.time().plus(ahead), ZoneOffset.UTC);

            List<Diagnosis> found = new ServerCheck(Optional.empty(), Optional.of(asked)).diagnoses(ours);

            assertThat(found.getLast().level()).isEqualTo(level);
            assertThat(found.getLast().sentence()).startsWith(sentence);
        }
    }

    @Test
    void a_server_that_is_not_there_keeps_nobody_from_testing() {
        URI address = URI.create("http://127.0.0.1:1");
        Server nobody = new Server(address, Link.to(address, TIMEOUT));

        List<Diagnosis> found = new ServerCheck(Optional.empty(), Optional.of(nobody)).diagnoses(Clock.systemUTC());

        assertThat(found).extracting(Diagnosis::topic).containsExactly("enrolment", "server", "clock");
        assertThat(found).extracting(Diagnosis::level).doesNotContain(Level.PROBLEM);
        assertThat(found.get(1).sentence()).startsWith("The server http://127.0.0.1:1 cannot be reached");
    }

    @Test
    void a_clock_that_stands_before_this_program_was_written_is_wrong_without_a_server() {
        Clock ours = Clock.fixed(Instant.EPOCH, ZoneOffset.UTC);

        List<Diagnosis> found = new ServerCheck(Optional.empty(), Optional.empty()).diagnoses(ours);

        assertThat(found.getLast().sentence()).startsWith("The clock says 1970-01-01,");
    }
}
