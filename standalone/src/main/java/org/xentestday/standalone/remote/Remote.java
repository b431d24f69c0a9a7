package org.xentestday.standalone.remote;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.xentestday.agent.tls.Trust;
import org.xentestday.model.json.Json;
import org.xentestday.standalone.data.DataDirectory;
import org.xentestday.standalone.data.OrganiserSecret;
import org.xentestday.standalone.fault.ExitCode;
import org.xentestday.standalone.fault.StartException;
import org.xentestday.standalone.port.Ports;
import picocli.CommandLine.Option;

/** The server that is up on the same data, and how its organiser asks it. */
public final class Remote {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Option(names = "--data", paramLabel = "DIR", description = "The data of the server, as up was given it.")
    private @Nullable Path data;

    @Option(
            names = "--port",
            paramLabel = "N",
            defaultValue = "8080",
            description = "Port of the board and the intake (${DEFAULT-VALUE}).")
    private int port;

    @Option(
            names = "--server",
            paramLabel = "URL",
            description = "Address of the board and the intake, where it is not http://127.0.0.1:N.")
    private @Nullable URI server;

    @Option(
            names = "--certificates",
            paramLabel = "FILE",
            description = "PEM of whoever signed the server's certificate, if no public authority did.")
    private @Nullable Path certificates;

    /**
     * What the server said.
     *
     * @param status of HTTP
     * @param body as JSON; missing where it is none
     * @param tag entity tag without its quotes, where it has one
     * @param version of what was written, where it has one
     */
    public record Answer(int status, JsonNode body, Optional<String> tag, Optional<String> version) {
        /** Whether it did what it was asked. */
        public boolean ok() {
            return status / 100 == 2;
        }

        /** What the server says is wrong, in one sentence. */
        public String problem() {
            return body.path("detail").asText("the server answered " + status);
        }
    }

    /** Asks for something, with further headers. Fails where no server answers. */
    public Answer send(String method, String path, byte[] body, Map<String, String> headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(address().resolve(path))
                .timeout(PATIENCE)
                .header("Authorization", "Bearer " + secret())
                .method(method, body.length == 0 ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body));
        headers.forEach(request::header);
        try (HttpClient http = client()) {
            return answer(http.send(request.build(), BodyHandlers.ofByteArray()));
        } catch (IOException e) {
            throw new StartException(
                    ExitCode.UNAVAILABLE,
                    "No server answers at %s (%s): start it with up, or name its --port or --server."
                            .formatted(address(), e.getClass().getSimpleName()),
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StartException(ExitCode.UNAVAILABLE, "Told to stop before the server answered.", e);
        }
    }

    /** Asks, and fails with the server's own sentence where it refuses. */
    public Answer demand(String method, String path, byte[] body, Map<String, String> headers) {
        Answer answer = send(method, path, body, headers);
        if (!answer.ok()) {
            throw new StartException(ExitCode.REFUSED, answer.problem());
        }
        return answer;
    }

    /** Where it is. */
    public URI address() {
        return server != null ? server : URI.create("http://%s:%d".formatted(Ports.HOST, port));
    }

    private HttpClient client() {
        HttpClient.Builder builder = HttpClient.newBuilder();
        return (certificates == null
                        ? builder
                        : builder.sslContext(Trust.of(certificates).context()))
                .build();
    }

    private static Answer answer(HttpResponse<byte[]> response) {
        return new Answer(
                response.statusCode(),
                json(response.body()),
                response.headers().firstValue("ETag").map(tag -> tag.replace("\"", "")),
                response.headers().firstValue("X-Plan-Version"));
    }

    private static JsonNode json(byte[] body) {
        try {
            return Json.tree(body);
        } catch (IOException _) {
            return MissingNode.getInstance();
        }
    }

    private String secret() {
        Path directory = data != null ? data : DataDirectory.usual();
        try {
            return Files.readString(directory.resolve(OrganiserSecret.FILE)).strip();
        } catch (IOException e) {
            throw new StartException(
                    ExitCode.UNREADABLE,
                    "%s has no readable organiser's secret: name the server's data with --data.".formatted(directory),
                    e);
        }
    }
}
