package org.xentestday.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
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
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xentestday.standalone.fault.ExitCode;
import org.xentestday.standalone.fault.StartException;
import org.xentestday.standalone.port.Ports;
import org.xentestday.standalone.search.ElasticsearchServer;
import org.xentestday.standalone.search.ElasticsearchSettings;

/** The real Elasticsearch, started by the command and by the API that other modules' tests use. */
final class ElasticsearchIT {
    private static final String DOCUMENT = "/kept/_doc/1?refresh=true";

    @TempDir
    Path temp;

    /** JUnit's directories are closed to others; root lends Elasticsearch to another user. */
    @BeforeEach
    void letOthersPass() throws IOException {
        Files.setPosixFilePermissions(temp, PosixFilePermissions.fromString("rwx--x--x"));
    }

    @Test
    void an_orphan_of_a_killed_server_is_stopped_by_the_next_start_and_its_index_survives() throws Exception {
        // given: a server that indexed a document and was killed
        int port = Ports.free();
        Path data = temp.resolve("data dir");
        ProcessHandle orphan;
        try (ServerProcess server = elasticsearch(data, port).awaitWord("Ready")) {
            put(URI.create("http://127.0.0.1:" + port + DOCUMENT), "{\"a\":1}");
            server.kill();
            orphan = process(data);
        }
        assertThat(orphan.isAlive()).isTrue();
        assertThat(orphan.info().user()).hasValue(rootLends() ? "nobody" : System.getProperty("user.name"));

        // when: the same command again, on the port that the orphan holds
        try (ServerProcess again = elasticsearch(data, port).awaitWord("Ready")) {
            // then
            assertThat(orphan.isAlive()).isFalse();
            assertThat(get(URI.create("http://127.0.0.1:" + port + DOCUMENT)).body())
                    .contains("\"a\":1");
            again.terminate();
            assertThat(again.exitCode()).isZero();
        }
        assertThat(process(data).isAlive()).isFalse();
    }

    @Test
    void one_that_dies_is_started_again_and_a_second_signal_kills_it() throws Exception {
        Path data = temp.resolve("data");
        try (ServerProcess server = elasticsearch(data, Ports.free()).awaitWord("Ready")) {
            // when
            process(data).destroyForcibly();

            // then
            server.awaitWord("died; starting it again").awaitWord("serves again");
            ProcessHandle second = process(data);
            assertThat(second.isAlive()).isTrue();
            server.terminate();
            server.awaitWord("Stopping").terminate();
            assertThat(server.exitCode()).isIn(0, 130); // it may have been quicker than the second signal
            await().untilAsserted(() -> assertThat(second.isAlive()).isFalse());
        }
    }

    @Test
    void an_elasticsearch_that_does_not_start_is_one_sentence_that_quotes_its_reason() throws Exception {
        ElasticsearchSettings impossible = new ElasticsearchSettings(temp.resolve("es"), 70_000);

        assertThatExceptionOfType(StartException.class)
                .isThrownBy(() -> ElasticsearchServer.start(impossible, waited -> {}))
                .satisfies(refusal -> assertThat(refusal.exitCode()).isEqualTo(ExitCode.ELASTICSEARCH))
                .withMessageStartingWith("Elasticsearch does not start: ")
                .withMessageContaining("70000")
                .withMessageNotContaining("Exception")
                .withMessageEndingWith("(" + temp.toRealPath().resolve("es/logs") + ").");
    }

    private ServerProcess elasticsearch(Path data, int port) throws Exception {
        return ServerProcess.start(
                temp,
                "up",
                "--parts",
                "elasticsearch",
                "--data",
                data.toString(),
                "--elasticsearch-port",
                String.valueOf(port));
    }

    /** The one that its own file names, or a process that has ended. */
    private static ProcessHandle process(Path data) throws Exception {
        Path file = data.resolve("elasticsearch/tmp/pid");
        if (!Files.exists(file)) {
            Process ended = new ProcessBuilder("true").start();
            ended.waitFor();
            return ended.toHandle();
        }
        return ProcessHandle.of(Long.parseLong(Files.readString(file).strip())).orElseThrow();
    }

    private static boolean rootLends() {
        return System.getProperty("user.name").equals("root");
    }

    private static void put(URI uri, String body) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(uri)
                .header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofString(body))
                .build();
        assertThat(send(request).statusCode()).isEqualTo(201);
    }

    private static HttpResponse<String> get(URI uri) throws Exception {
        return send(HttpRequest.newBuilder(uri).build());
    }

    private static HttpResponse<String> send(HttpRequest request) throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(request, BodyHandlers.ofString());
        }
    }
}
