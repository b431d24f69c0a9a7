package org.xentestday.standalone;

import static org.awaitility.Awaitility.await;

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
import org.xentestday.model.event.Event;
import org.xentestday.model.event.StructuredMode;
import org.xentestday.model.fixture.TestMachine;
import org.xentestday.model.json.Json;

/** A running server as organisers and testers' machines speak to it. */
final class IntakeClient implements AutoCloseable {
    private final HttpClient http = HttpClient.newHttpClient();
    private final int port;
    private final Path data;

    /** The server on that port, whose data lies there. */
    IntakeClient(int port, Path data) {
        this.port = port;
        this.data = data;
    }

    /** Makes a token as the organiser, and spends it as the machine. */
    void enrol(TestMachine machine) throws IOException {
        String secret = Files.readString(data.resolve("organiser.secret")).strip();
        byte[] token = post("/api/v1/tokens", Map.of("tester", machine.tester()), "Bearer " + secret);
        Map<String, String> enrolment = Map.of(
                "token",
                Json.tree(token).path("token").asText(),
                "publicKey",
                machine.enrolment().publicKey(),
                "machine",
                machine.pseudonym());
        post("/api/v1/enrolments", enrolment, "none");
    }

    private byte[] post(String path, Map<String, String> body, String authorization) {
        HttpRequest request = to(path).header("Content-Type", "application/json")
                .header("Authorization", authorization)
                .POST(BodyPublishers.ofByteArray(Json.write(body)))
                .build();
        return await().atMost(Duration.ofMinutes(1))
                .until(() -> http.send(request, BodyHandlers.ofByteArray()), answer -> answer.statusCode() == 201)
                .body();
    }

    /** Sends one result. */
    HttpResponse<byte[]> send(Event result) throws IOException, InterruptedException {
        return ask(to("/api/v1/results")
                .header("Content-Type", StructuredMode.CONTENT_TYPE)
                .POST(BodyPublishers.ofByteArray(StructuredMode.write(result))));
    }

    HttpResponse<byte[]> ask(HttpRequest.Builder request) throws IOException, InterruptedException {
        return http.send(request.build(), BodyHandlers.ofByteArray());
    }

    /** A request to a path of that server. */
    HttpRequest.Builder to(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .timeout(Duration.ofSeconds(60));
    }

    @Override
    public void close() {
        http.shutdownNow(); // a killed server leaves requests open
    }
}
