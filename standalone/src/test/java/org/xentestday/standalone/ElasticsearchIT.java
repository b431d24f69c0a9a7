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
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xentestday.standalone.fault.ExitCode;
import org.xentestday.standalone.fault.StartException;
import org.xentestday.standalone.port.Ports;
import org.xentestday.standalone.search.ElasticsearchSecrets;
import org.xentestday.standalone.search.ElasticsearchServer;
import org.xentestday.standalone.search.ElasticsearchSettings;
import org.xentestday.standalone.search.ElasticsearchUser;

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
            put(request(data, port, ElasticsearchUser.ADMIN), "{\"a\":1}");
            server.kill();
            orphan = process(data);
        }
        assertThat(orphan.isAlive()).isTrue();
        assertThat(orphan.info().user()).hasValue(rootLends() ? "nobody" : System.getProperty("user.name"));

        // when: the same command again, on the port that the orphan holds
        try (ServerProcess again = elasticsearch(data, port).awaitWord("Ready")) {
            // then
            assertThat(orphan.isAlive()).isFalse();
            assertThat(send(request(data, port, ElasticsearchUser.ADMIN).build())
                            .body())
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
    void strangers_learn_nothing_and_each_user_may_do_what_it_needs_and_no_more() throws Exception {
        try (ElasticsearchServer server = ElasticsearchServer.start(temp)) {
            // given
            assertThat(answer(
                            server, ElasticsearchUser.COLLECTOR, "PUT", "/testday-results-4.21.0/_doc/1?refresh=true"))
                    .isEqualTo(201);

            // then: without a password, and with a wrong one
            assertThat(status(server, null, "GET", "/_cluster/health")).isEqualTo(401);
            assertThat(status(server, null, "GET", "/testday-results-4.21.0/_search"))
                    .isEqualTo(401);
            assertThat(status(server, "Basic " + "dGVzdGRheS1hZG1pbjpwYXNzd29yZA==", "GET", "/_cluster/health"))
                    .isEqualTo(401);
            assertThat(status(server, "Basic ZWxhc3RpYzpjaGFuZ2VtZQ==", "GET", "/_cluster/health"))
                    .isEqualTo(401);

            // and: nobody else on this machine can read the files
            for (String place : List.of("config", "data", "logs", "tmp")) {
                assertThat(permissions(temp.resolve(place))).isEqualTo("rwx------");
            }

            // and: Grafana reads and does nothing else
            assertThat(answer(server, ElasticsearchUser.GRAFANA, "GET", "/testday-results-4.21.0/_search"))
                    .isEqualTo(200);
            assertThat(answer(server, ElasticsearchUser.GRAFANA, "PUT", "/testday-results-4.21.0/_doc/2"))
                    .isEqualTo(403);
            assertThat(answer(server, ElasticsearchUser.GRAFANA, "DELETE", "/testday-results-4.21.0"))
                    .isEqualTo(403);

            // and: the collector keeps to its own indices
            assertThat(answer(server, ElasticsearchUser.COLLECTOR, "PUT", "/others/_doc/1"))
                    .isEqualTo(403);
            assertThat(answer(server, ElasticsearchUser.COLLECTOR, "POST", "/_cluster/reroute"))
                    .isEqualTo(403);
        }
    }

    @Test
    void passwords_are_readable_by_their_owner_only_and_stay_the_same_at_the_next_start() throws Exception {
        // given
        ElasticsearchSecrets secrets = new ElasticsearchSecrets(temp.resolve("secrets/elasticsearch"));
        secrets.make();
        String password = secrets.authorization(ElasticsearchUser.GRAFANA);

        // when
        secrets.make();

        // then
        assertThat(secrets.authorization(ElasticsearchUser.GRAFANA)).isEqualTo(password);
        assertThat(password).isNotEqualTo(secrets.authorization(ElasticsearchUser.COLLECTOR));
        assertThat(permissions(secrets.directory())).isEqualTo("rwx------");
        try (Stream<Path> files = Files.list(secrets.directory())) {
            assertThat(files)
                    .hasSize(3)
                    .allSatisfy(file -> assertThat(permissions(file)).isEqualTo("rw-------"));
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

    private static String permissions(Path file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }

    private static int answer(ElasticsearchServer server, ElasticsearchUser user, String method, String path)
            throws Exception {
        return status(server, server.secrets().authorization(user), method, path);
    }

    private static int status(ElasticsearchServer server, @Nullable String authorization, String method, String path)
            throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(server.url() + path))
                .header("Content-Type", "application/json")
                .method(method, method.equals("PUT") ? BodyPublishers.ofString("{\"a\":1}") : BodyPublishers.noBody());
        if (authorization != null) {
            request.header("Authorization", authorization);
        }
        return send(request.build()).statusCode();
    }

    private static HttpRequest.Builder request(Path data, int port, ElasticsearchUser user) {
        ElasticsearchSecrets secrets = new ElasticsearchSecrets(data.resolve("secrets/elasticsearch"));
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + DOCUMENT))
                .header("Authorization", secrets.authorization(user));
    }

    private static void put(HttpRequest.Builder to, String body) throws Exception {
        HttpRequest request = to.header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofString(body))
                .build();
        assertThat(send(request).statusCode()).isEqualTo(201);
    }

    private static HttpResponse<String> send(HttpRequest request) throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(request, BodyHandlers.ofString());
        }
    }
}
