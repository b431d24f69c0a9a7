package org.xentestday.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xentestday.standalone.port.Ports;
import picocli.CommandLine;

/** {@code testday-server token}, as an organiser types it. */
final class TokenTest {
    @TempDir
    Path data;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private final List<String> asked = new ArrayList<>();

    @Test
    void a_token_is_printed_with_what_to_do_with_it() throws IOException {
        Files.writeString(data.resolve("organiser.secret"), "secret\n");
        HttpServer server = server(
                201,
                "{\"token\":\"ab12\",\"tester\":\"anna\",\"role\":\"TESTER\",\"expiresAt\":\"2026-01-01T00:00:00Z\"}");
        try {
            int code = run(server.getAddress().getPort(), "anna", "--valid", "12h");

            assertThat(code).isZero();
            assertThat(out.toString())
                    .startsWith("ab12\nLets in tester anna, once, until 2026-01-01T00:00:00Z.\n")
                    .contains("testday enrol ab12 --server http://127.0.0.1:");
            assertThat(asked)
                    .containsExactly("Bearer secret {\"role\":\"tester\",\"tester\":\"anna\",\"valid\":\"PT12H\"}");
        } finally {
            server.stop(0);
        }
    }

    @Test
    void a_refusal_is_told_in_the_words_of_the_server() throws IOException {
        Files.writeString(data.resolve("organiser.secret"), "secret\n");
        HttpServer server = server(400, "{\"detail\":\"tester must be a pseudonym\"}");
        try {
            assertThat(run(server.getAddress().getPort(), "Anna", "--role", "reader"))
                    .isEqualTo(77);
            assertThat(err).hasToString("No token: tester must be a pseudonym%n".formatted());
        } finally {
            server.stop(0);
        }
    }

    @Test
    void without_a_server_or_its_data_it_says_what_is_missing() throws IOException {
        assertThat(run(Ports.free(), "anna")).isEqualTo(66);
        Files.writeString(data.resolve("organiser.secret"), "secret\n");
        assertThat(run(Ports.free(), "anna")).isEqualTo(79);
        assertThat(run(1, "anna", "--valid", "soon")).isEqualTo(2);
        assertThat(err.toString())
                .contains("name the server's data with --data.", "start it with up", "'soon' is no time");
    }

    private int run(int port, String... words) {
        List<String> all = new ArrayList<>(List.of("token"));
        all.addAll(List.of(words));
        all.addAll(List.of("--data", data.toString(), "--port", String.valueOf(port)));
        CommandLine command = Main.commandLine();
        command.setOut(new PrintWriter(out, true));
        command.setErr(new PrintWriter(err, true));
        return command.execute(all.toArray(String[]::new));
    }

    private HttpServer server(int status, String answer) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/api/v1/tokens", exchange -> {
            asked.add(exchange.getRequestHeaders().getFirst("Authorization") + " "
                    + new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            byte[] body = answer.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
        return server;
    }
}
