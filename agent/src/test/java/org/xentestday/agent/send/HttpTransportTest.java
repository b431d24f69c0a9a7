package org.xentestday.agent.send;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.xentestday.agent.fixture.TestServer;
import org.xentestday.agent.fixture.TestServer.Fault;
import org.xentestday.agent.server.Link;
import org.xentestday.agent.server.Server;
import org.xentestday.model.event.Event;
import org.xentestday.model.fixture.TestMachine;
import org.xentestday.model.result.Status;
import org.xentestday.model.sign.Keys;

class HttpTransportTest {
    private static final TestMachine MACHINE = TestMachine.named("sender");
    private static final TestMachine STRANGER = TestMachine.named("stranger");
    private static final Answer TAKEN = new Answer.Taken();

    @Test
    void a_busy_server_says_when_to_come_back() throws IOException {
        try (TestServer server = server()) {
            server.next(Fault.BUSY);

            assertThat(send(server, event(1)))
                    .containsExactly(new Answer.Later(
                            server.address() + " cannot take results now (503); it asks to wait 30 s."));
        }
    }

    @Test
    void a_batch_too_large_is_halved_until_it_fits() throws IOException {
        try (TestServer server = server()) {
            server.next(Fault.TOO_LARGE, Fault.TOO_LARGE);

            assertThat(send(server, event(1), event(2), event(3), event(4)))
                    .containsExactly(TAKEN, TAKEN, TAKEN, TAKEN);
            assertThat(server.batches()).containsExactly(4, 2, 1, 1, 2);
        }
    }

    @Test
    void another_server_refuses_nothing_for_good() throws IOException {
        try (TestServer server = server()) {
            server.next(Fault.NOT_OURS);

            assertThat(send(server, event(1), event(2)))
                    .containsOnly(new Answer.Later(
                            server.address() + " answered 400: is it the address of a Xen TestDay server?"));
        }
    }

    @Test
    void a_machine_the_server_does_not_know_is_told_to_enrol() throws IOException {
        try (TestServer server = server()) {
            List<Answer> answers = send(server, event(1), STRANGER.event("4.3.0-rc6", "boot", Status.PASS, 1));

            assertThat(answers.getFirst()).isEqualTo(TAKEN);
            assertThat(answers.getLast())
                    .isEqualTo(new Answer.NotPermitted("The server does not know this machine (The key is not known):"
                            + " run testday enrol with a token."));
        }
    }

    @Test
    void a_redirection_is_not_followed() throws IOException {
        try (TestServer server = server()) {
            server.next(Fault.MOVED);

            assertThat(send(server, event(1)))
                    .containsExactly(new Answer.Later(
                            server.address() + " answered 307: is it the address of a Xen TestDay server?"));
        }
    }

    @Test
    void an_answer_without_outcomes_acknowledges_nothing() throws IOException {
        try (TestServer server = server()) {
            server.next(Fault.NONSENSE);

            assertThat(send(server, event(1), event(2))).hasOnlyElementsOfType(Answer.Later.class);
        }
    }

    @Test
    void a_server_that_is_not_there_is_for_later() {
        Server nobody = server(URI.create("http://127.0.0.1:1"), Duration.ofSeconds(2));

        assertThat(new HttpTransport(nobody).send(List.of(event(1))))
                .containsExactly(
                        new Answer.Later("The server http://127.0.0.1:1 cannot be reached: Connection refused."));
    }

    @Test
    void a_server_without_tls_where_tls_is_asked_for_gets_nothing() throws IOException {
        try (TestServer server = server()) {
            URI tls = URI.create(server.address().toString().replace("http:", "https:"));

            List<Answer> answers = new HttpTransport(server(tls, Duration.ofSeconds(2))).send(List.of(event(1)));

            assertThat(answers).hasOnlyElementsOfType(Answer.Later.class);
            assertThat(server.arrived()).isEmpty();
        }
    }

    private static Server server(URI address, Duration timeout) {
        return new Server(address, Link.to(address, timeout));
    }

    private static TestServer server() throws IOException {
        TestServer server = new TestServer();
        server.knows(MACHINE.kid(), Keys.text(MACHINE.keys().getPublic()));
        return server;
    }

    private static List<Answer> send(TestServer server, Event... events) {
        try (Transport transport = new HttpTransport(server(server.address(), Duration.ofSeconds(5)))) {
            return transport.send(List.of(events));
        }
    }

    private static Event event(int attempt) {
        return MACHINE.event("4.3.0-rc6", "boot", Status.PASS, attempt);
    }
}
