package org.xentestday.collector.pace;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xentestday.collector.fixture.TestCollector;
import org.xentestday.model.fixture.TestMachine;
import org.xentestday.model.result.Status;

/** Clients that stop in the middle, by the hundred: each is hung up on in bounded time, and the others are served. */
class SlowClientTest {
    private static final String HEAD = """
            POST /api/v1/results HTTP/1.1
            Host: localhost
            Content-Type: application/cloudevents+json
            Content-Length: 1000

            """.replace("\n", "\r\n");

    private static TestCollector collector;

    @BeforeAll
    static void start(@TempDir Path data) {
        collector = TestCollector.with(
                data,
                Map.of(
                        "testday.pace.head", "1s",
                        "testday.pace.body", "1s",
                        "testday.limits.refused", "10000/1000")); // half a body is refused as well
    }

    @AfterAll
    static void stop() {
        collector.close();
    }

    @Test
    void half_a_head_is_hung_up_on() throws IOException {
        assertThat(secondsUntilTheEnd("POST /api/v1/results HTTP/1.1\r\nHost: loc"))
                .isBetween(0.5, 10.0);
    }

    @Test
    void half_a_body_is_hung_up_on() throws IOException {
        assertThat(secondsUntilTheEnd(HEAD + "{\"half\":")).isBetween(0.5, 10.0);
    }

    @Test
    void client_that_sends_a_byte_now_and_then_is_hung_up_on_all_the_same() throws IOException {
        try (Socket socket = open()) {
            long start = System.nanoTime();
            send(socket, HEAD);
            socket.setSoTimeout(100); // between two bytes
            assertThat(bytesUntilTheEnd(socket)).isLessThan(100);
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(10));
        }
    }

    @Test
    void hundreds_of_them_keep_nobody_out() throws IOException {
        TestMachine machine = collector.enrolled(TestMachine.named("one"));
        List<Socket> slow = new ArrayList<>();
        try {
            for (int i = 0; i < 300; i++) {
                Socket socket = open();
                slow.add(socket);
                send(socket, HEAD + "{");
            }
            for (int i = 1; i <= 20; i++) {
                assertThat(collector
                                .post("/api/v1/results", machine.event("4.3.0-rc6", "guest-hvm", Status.PASS, i))
                                .status())
                        .isEqualTo(202);
            }
            for (Socket socket : slow) {
                socket.setSoTimeout(20_000);
                socket.getInputStream().readAllBytes();
            }
        } catch (SocketException e) {
            assertThat(e).hasMessageContaining("reset"); // hung up on as well
        } finally {
            for (Socket socket : slow) {
                socket.close();
            }
        }
        assertThat(collector.get("/prometheus").text()).contains("testday_hung_up_total{while=\"body\"}");
    }

    @Test
    void connection_that_is_kept_between_requests_is_not_hung_up_on() throws IOException {
        try (Socket socket = open()) {
            socket.setSoTimeout(1_500); // longer than the patience with a head
            String request = "GET /health/liveness HTTP/1.1\r\nHost: localhost\r\n\r\n";
            send(socket, request);
            assertThat(socket.getInputStream().read()).isEqualTo('H');
            try {
                while (socket.getInputStream().read() >= 0) {}
                assertThat(socket.isClosed()).as("closed by the other side").isTrue();
            } catch (java.net.SocketTimeoutException _) {
                send(socket, request);
                assertThat(socket.getInputStream().read()).isEqualTo('H');
            }
        }
    }

    private static double secondsUntilTheEnd(String bytes) throws IOException {
        try (Socket socket = open()) {
            long start = System.nanoTime();
            send(socket, bytes);
            socket.setSoTimeout(20_000);
            try {
                socket.getInputStream().readAllBytes();
            } catch (SocketException e) {
                assertThat(e).hasMessageContaining("reset");
            }
            return (System.nanoTime() - start) / 1e9;
        }
    }

    private static int bytesUntilTheEnd(Socket socket) {
        int sent = 0;
        while (sent < 1_000) {
            try {
                send(socket, " ");
                sent++;
                if (socket.getInputStream().read() < 0) {
                    return sent;
                }
            } catch (java.net.SocketTimeoutException _) {
                // not yet
            } catch (IOException _) {
                return sent;
            }
        }
        return sent;
    }

    private static Socket open() throws IOException {
        return new Socket(InetAddress.getLoopbackAddress(), collector.port());
    }

    private static void send(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
    }
}
