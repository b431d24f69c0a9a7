package org.xentestday.agent.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.xentestday.agent.exit.AgentException;
import org.xentestday.agent.exit.Exit;
import org.xentestday.agent.fixture.TestProxy;
import org.xentestday.agent.fixture.TestProxy.Manner;
import org.xentestday.agent.fixture.TestServer;
import org.xentestday.agent.tls.Trust;
import org.xentestday.model.fixture.TestAuthority;

/** Real TLS and real tunnels on loopback; certificates of an authority made for this test. */
@SuppressWarnings("NullAway.Init") // made before all tests
@Timeout(60)
class SecureConnectionIT {
    private static final String HERE = "ip:127.0.0.1";
    private static final String NAME = "dns:testday.example";
    private static final URI BEHIND_PROXY = URI.create("https://testday.example");
    private static final Duration SHORT = Duration.ofSeconds(1);
    private static final Duration LONG = Duration.ofSeconds(20);

    @TempDir
    static Path directory;

    static TestAuthority authority;
    static Path here;
    static Path named;

    @BeforeAll
    static void certify() throws IOException {
        authority = new TestAuthority(directory);
        here = authority.server(HERE);
        named = authority.server(NAME);
    }

    @Test
    void a_certificate_of_the_authority_that_was_set_is_enough() throws Exception {
        try (TestServer server = new TestServer(TestAuthority.context(here))) {
            assertThat(straight(server.address(), true).plans()).isEmpty();
        }
    }

    @Test
    void a_certificate_of_an_authority_that_nobody_set_is_not() throws Exception {
        try (TestServer server = new TestServer(TestAuthority.context(here))) {
            assertInsecure(
                    straight(server.address(), false),
                    server.address() + ": its certificate comes from an authority that this machine does not know");
        }
    }

    @Test
    void an_expired_certificate_is_named_so() throws Exception {
        try (TestServer server = new TestServer(TestAuthority.context(authority.expired(HERE)))) {
            assertInsecure(
                    straight(server.address(), true), "its certificate has expired, if this machine's clock is right.");
        }
    }

    @Test
    void a_certificate_for_another_host_is_named_so() throws Exception {
        try (TestServer server = new TestServer(TestAuthority.context(named))) {
            assertInsecure(straight(server.address(), true), "its certificate is for another host name.");
        }
    }

    @Test
    void a_server_without_tls_gets_nothing() throws Exception {
        try (ServerSocket plain = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            List<String> heard = new CopyOnWriteArrayList<>();
            Thread.ofVirtual().start(() -> answerInTheClear(plain, heard));

            assertInsecure(
                    straight(URI.create("https://127.0.0.1:" + plain.getLocalPort()), true), "it does not speak TLS.");
            assertThat(heard).isNotEmpty().noneMatch(bytes -> bytes.contains("/api/"));
        }
    }

    private static void answerInTheClear(ServerSocket plain, List<String> heard) {
        try {
            while (true) {
                try (Socket client = plain.accept()) {
                    byte[] bytes = new byte[4096];
                    int some = client.getInputStream().read(bytes);
                    heard.add(new String(bytes, 0, Math.max(0, some), StandardCharsets.ISO_8859_1));
                    client.getOutputStream().write("HTTP/1.1 202 Accepted\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
                }
            }
        } catch (IOException e) {
            return; // closed
        }
    }

    @Test
    void a_server_that_never_shakes_hands_is_waited_for_as_long_as_was_set() throws Exception {
        try (ServerSocket silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            URI address = URI.create("https://127.0.0.1:" + silent.getLocalPort());

            assertEnds(Exit.UNAVAILABLE, server(address, true, Proxies.NONE, SHORT), "did not answer within 1 s.");
        }
    }

    @Test
    void only_versions_of_tls_that_are_safe_are_offered() {
        assertThat(Trust.of(authority.pem()).context().getDefaultSSLParameters().getProtocols())
                .containsExactlyInAnyOrder("TLSv1.3", "TLSv1.2");
    }

    @Test
    void a_proxy_sees_the_name_of_the_server_and_no_more() throws Exception {
        withProxy(Manner.OPEN, named, (proxy, server) -> {
            assertThat(through(proxy, LONG).plans()).isEmpty();

            assertThat(proxy.heard()).first().isEqualTo("CONNECT testday.example:443 HTTP/1.1");
            assertThat(proxy.heard()).noneMatch(line -> line.contains("/api/"));
            assertThat(server.requests()).isEqualTo(1);
        });
    }

    @Test
    void a_proxy_that_reads_along_is_found_out() throws Exception {
        TestAuthority other = new TestAuthority(java.nio.file.Files.createTempDirectory(directory, "other"));
        withProxy(Manner.OPEN, other.server(NAME), (proxy, server) -> {
            assertInsecure(through(proxy, LONG), "from an authority that this machine does not know");
            assertThat(server.requests()).isZero();
        });
    }

    @Test
    void a_proxy_that_wants_a_password_says_so() throws Exception {
        withProxy(
                Manner.ASKS_FOR_A_PASSWORD,
                named,
                (proxy, server) -> assertEnds(
                        Exit.NOT_PERMITTED,
                        through(proxy, LONG),
                        "The proxy 127.0.0.1:" + proxy.port() + " asks for a user and a password that it knows: set"
                                + " proxy=http://USER:PASSWORD@HOST:PORT."));
    }

    @Test
    void a_proxy_that_forbids_is_named() throws Exception {
        withProxy(
                Manner.FORBIDS,
                named,
                (proxy, server) -> assertEnds(
                        Exit.UNAVAILABLE,
                        through(proxy, LONG),
                        "The proxy 127.0.0.1:" + proxy.port()
                                + " does not let this machine through to https://testday.example (403)."));
    }

    @Test
    void a_proxy_that_hangs_is_waited_for_as_long_as_was_set() throws Exception {
        withProxy(
                Manner.HANGS,
                named,
                (proxy, server) -> assertEnds(
                        Exit.UNAVAILABLE,
                        through(proxy, SHORT),
                        "behind the proxy 127.0.0.1:" + proxy.port() + " did not answer within 1 s."));
    }

    @Test
    void a_proxy_that_is_not_there_is_named() throws Exception {
        int nobody;
        try (ServerSocket free = new ServerSocket(0)) {
            nobody = free.getLocalPort();
        }
        Proxies gone = Proxies.of(Optional.of("127.0.0.1:" + nobody), "");

        assertEnds(
                Exit.UNAVAILABLE,
                server(BEHIND_PROXY, true, gone, LONG),
                "behind the proxy 127.0.0.1:" + nobody + " cannot be reached: Connection refused.");
    }

    private interface Play {
        void with(TestProxy proxy, TestServer server);
    }

    private static void withProxy(Manner manner, Path certificate, Play play) throws Exception {
        try (TestServer server = new TestServer(TestAuthority.context(certificate));
                TestProxy proxy = new TestProxy(server.port(), manner)) {
            play.with(proxy, server);
        }
    }

    private static Server straight(URI address, boolean trusting) {
        return server(address, trusting, Proxies.NONE, LONG);
    }

    private static Server through(TestProxy proxy, Duration timeout) {
        return server(
                BEHIND_PROXY, true, Proxies.of(Optional.of("http://127.0.0.1:" + proxy.port()), "other"), timeout);
    }

    private static Server server(URI address, boolean trusting, Proxies proxies, Duration timeout) {
        Optional<Path> certificates = trusting ? Optional.of(authority.pem()) : Optional.empty();
        return new Server(address, new Link(Optional.of(address), false, certificates, proxies, timeout));
    }

    private static void assertInsecure(Server server, String sentence) {
        assertEnds(Exit.INSECURE, server, sentence);
    }

    private static void assertEnds(Exit exit, Server server, String sentence) {
        List<Consumer<Server>> ways = List.of(Server::plans, way -> way.batch(new byte[] {'x'}));
        for (Consumer<Server> way : ways) {
            assertThatThrownBy(() -> way.accept(server))
                    .isInstanceOfSatisfying(
                            AgentException.class, e -> assertThat(e.exit()).isEqualTo(exit))
                    .hasMessageContaining(sentence);
        }
    }
}
