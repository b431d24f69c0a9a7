package org.xentestday.agent;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xentestday.agent.fixture.FakeHost;
import org.xentestday.agent.fixture.TestServer;
import org.xentestday.agent.journal.Outcome;
import org.xentestday.agent.journal.Task;
import org.xentestday.model.fixture.TestMachine;
import org.xentestday.model.result.Activity;
import org.xentestday.model.result.Activity.Phase;
import org.xentestday.model.result.Build;
import org.xentestday.model.result.Candidate;
import org.xentestday.model.result.Facets;

class AnnouncingAgentTest {
    private static final Clock NOON = Clock.fixed(TestMachine.NOON, ZoneOffset.UTC);

    @Test
    void the_server_hears_of_the_start_and_the_end_of_an_attempt(@TempDir Path dir) throws IOException {
        try (TestServer server = new TestServer()) {
            try (Agent agent = agent(dir, server.address())) {
                agent.enrol(TestServer.TOKEN);
                agent.begin(task("guest-pv")).end(Outcome.pass());
            }

            assertThat(server.activities()).extracting(Activity::phase).containsExactly(Phase.STARTED, Phase.ENDED);
            assertThat(server.activities()).extracting(Activity::test).containsOnly("guest-pv");
        }
    }

    @Test
    void tests_that_attack_the_host_are_never_announced(@TempDir Path dir) throws IOException {
        try (TestServer server = new TestServer()) {
            try (Agent agent = agent(dir, server.address())) {
                agent.enrol(TestServer.TOKEN);
                agent.begin(task("xtf")).end(Outcome.pass());
            }

            assertThat(server.activities()).isEmpty();
        }
    }

    @Test
    void a_machine_that_is_played_or_not_enrolled_announces_nothing(@TempDir Path one, @TempDir Path other)
            throws IOException {
        try (TestServer server = new TestServer()) {
            try (Agent played = Agent.open(Setup.of(one, server.address(), NOON, "boot-1"));
                    Agent stranger = agent(other, server.address())) {
                played.enrol(TestServer.TOKEN);
                played.begin(task("guest-pv")).end(Outcome.pass());
                stranger.begin(task("guest-pv")).end(Outcome.pass());
            }

            assertThat(server.activities()).isEmpty();
        }
    }

    @Test
    void a_server_that_is_silent_delays_no_test_and_the_end_for_two_seconds_at_most(@TempDir Path dir)
            throws IOException {
        try (TestServer server = new TestServer();
                Agent agent = agent(dir, server.address())) {
            agent.enrol(TestServer.TOKEN);
        }
        try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            // given
            Agent agent = agent(dir, URI.create("http://127.0.0.1:" + silent.getLocalPort()));

            // when
            long start = System.nanoTime();
            for (int i = 0; i < 5; i++) {
                agent.begin(task("guest-pv")).end(Outcome.pass());
            }
            Duration tests = Duration.ofNanos(System.nanoTime() - start);
            agent.close();
            Duration all = Duration.ofNanos(System.nanoTime() - start);

            // then
            assertThat(tests).isLessThan(Duration.ofSeconds(10)); // each would wait 4 s if it waited at all
            assertThat(all.minus(tests)).isLessThan(Duration.ofSeconds(6));
        }
        try (Agent later = agent(dir, URI.create("http://127.0.0.1:1"))) {
            assertThat(later.results()).hasSize(5);
        }
    }

    private static Agent agent(Path dir, URI server) throws IOException {
        return Agent.open(Setup.of(dir, server, NOON, "boot-1").on(new FakeHost()));
    }

    private static Task task(String test) {
        Build build = new Build(Candidate.parse("4.3.0-rc6"), null, Build.KnownBy.TESTER);
        return new Task(TestMachine.PLAN, TestMachine.RELEASE, test, 1, build, Facets.NONE);
    }
}
