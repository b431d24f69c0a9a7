package org.xentestday.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xentestday.model.Topics;
import org.xentestday.model.json.Json;
import org.xentestday.model.plan.Plan;
import org.xentestday.standalone.broker.BrokerUser;
import org.xentestday.standalone.port.Ports;

/** A machine that never had network, a stick, a machine that has, and the whole server: the results count once. */
final class BundleIT {
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    @TempDir
    Path temp;

    private final int port = Ports.free();
    private final int kafkaPort = Ports.free();
    private final URI server = URI.create("http://127.0.0.1:" + port);

    @Test
    void results_of_a_machine_without_network_are_counted_once_and_it_learns_so() throws Exception {
        Files.setPosixFilePermissions(temp, PosixFilePermissions.fromString("rwxr-xr-x"));
        TestdayProcess dom0 = new TestdayProcess(Files.createDirectory(temp.resolve("dom0")));
        TestdayProcess laptop = new TestdayProcess(Files.createDirectory(temp.resolve("laptop")));
        String stick = temp.resolve("mine.bundle").toString();
        try (ServerProcess up = up().awaitWord("Ready")) {
            // given
            publish(new Plan("xen-4.3.0", "Xen 4.3", "4.3.0", null, List.of(), null, List.of()));
            for (String test : List.of("boot", "xtf", "host-s3")) {
                dom0.run(
                        0,
                        "report",
                        "--no-send",
                        "--plan",
                        "xen-4.3.0",
                        "--test",
                        test,
                        "--status",
                        "PASS",
                        "--candidate",
                        "4.3.0-rc6");
            }

            // when
            dom0.run(0, "bundle", stick);
            String[] send = {"send", "--bundle", stick, "--server", server.toString(), "--set", "timeout=60"};
            String unknown = laptop.run(77, send);
            String sent = laptop.run(0, with(send, "--token", token()));
            laptop.run(0, send);
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(dispositions()).hasSizeGreaterThanOrEqualTo(3));

            // then
            assertThat(unknown).contains("ask the organiser for a token and add --token TOKEN.");
            assertThat(sent).contains("3 sent, 0 refused, 0 waiting.");
            assertThat(dispositions().values()).hasSize(3).allMatch(json -> json.contains("\"kind\":\"COUNTED\""));
            await().atMost(PATIENCE)
                    .untilAsserted(
                            () -> { // the index behind the receipts follows
                                laptop.run(0, send);
                                dom0.run(0, "bundle", "--answer", stick + ".answer");
                                assertThat(dom0.run(0, "status", "--offline"))
                                        .contains("3 sent, 0 waiting, 0 refused.")
                                        .containsPattern("boot +sent +(counted|Counted)");
                            });
            up.terminate();
        }
    }

    private static String[] with(String[] words, String... more) {
        return java.util.stream.Stream.concat(java.util.stream.Stream.of(words), java.util.stream.Stream.of(more))
                .toArray(String[]::new);
    }

    private Map<String, String> dispositions() {
        Map<String, String> newest = new java.util.HashMap<>();
        Records.readAll(Records.as(BrokerUser.ADMIN, temp.resolve("data"), kafkaPort), Topics.DISPOSITIONS)
                .forEach(record ->
                        newest.put(record.key(), new String(record.value(), java.nio.charset.StandardCharsets.UTF_8)));
        return newest;
    }

    private ServerProcess up() throws Exception {
        return ServerProcess.start(
                temp,
                "up",
                "--data",
                temp.resolve("data").toString(),
                "--port",
                String.valueOf(port),
                "--kafka-port",
                String.valueOf(kafkaPort),
                "--elasticsearch-port",
                String.valueOf(Ports.free()));
    }

    private void publish(Plan plan) throws Exception {
        asOrganiser("PUT", "/api/v1/plans/" + plan.id(), Json.write(plan));
    }

    private String token() throws Exception {
        return Json.tree(asOrganiser("POST", "/api/v1/tokens", Json.write(Map.of("tester", "anna"))))
                .path("token")
                .asText();
    }

    private byte[] asOrganiser(String method, String path, byte[] body) throws Exception {
        String secret = Files.readString(temp.resolve("data/organiser.secret")).strip();
        HttpRequest request = HttpRequest.newBuilder(server.resolve(path))
                .header("Authorization", "Bearer " + secret)
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofByteArray(body))
                .build();
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpResponse<byte[]> response = http.send(request, BodyHandlers.ofByteArray());
            assertThat(response.statusCode() / 100).isEqualTo(2);
            return response.body();
        }
    }
}
