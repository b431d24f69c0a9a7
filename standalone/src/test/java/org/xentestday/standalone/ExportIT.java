package org.xentestday.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xentestday.model.json.Json;
import org.xentestday.standalone.port.Ports;

/** A TestDay leaves the live system as a file, and whoever replays the file comes to the same verdicts. */
class ExportIT {
    private final HttpClient http = HttpClient.newHttpClient();

    @TempDir
    Path temp;

    @Test
    void export_replayed_gives_the_verdicts_of_the_live_system_to_the_byte() throws Exception {
        // given
        Files.setPosixFilePermissions(temp, PosixFilePermissions.fromString("rwx--x--x"));
        int port = Ports.free();
        Path export = temp.resolve("results.ndjson");
        Path verdicts = temp.resolve("verdicts.ndjson");
        TreeSet<String> live = new TreeSet<>();
        try (ServerProcess demo = ServerProcess.start(
                temp,
                "demo",
                "--machines=8",
                "--data=" + temp.resolve("data"),
                "--port=" + port,
                "--kafka-port=" + Ports.free(),
                "--elasticsearch-port=" + Ports.free())) {
            demo.awaitWord("The board:");
            URI root = URI.create("http://127.0.0.1:" + port);

            // when
            HttpResponse<Path> answer = http.send(
                    HttpRequest.newBuilder(root.resolve("/api/v1/plans/xen-4.3.0/results.ndjson"))
                            .build(),
                    HttpResponse.BodyHandlers.ofFile(export));
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.headers().firstValue("Content-Type")).contains("application/x-ndjson");
            live.addAll(verdicts(root.resolve("/api/v1/verdicts?limit=200")));
            demo.terminate();
            assertThat(demo.exitCode()).isZero();
        }
        try (ServerProcess replay = ServerProcess.start(temp, "replay", export.toString(), "--verdicts=" + verdicts)) {
            assertThat(replay.exitCode()).as(replay.output()).isZero();
        }

        // then
        assertThat(live).hasSizeGreaterThan(20);
        assertThat(new TreeSet<>(Files.readAllLines(verdicts))).isEqualTo(live);
        assertThat(Files.readString(export)).doesNotContain("\"tester\":\"tester-01\"");
    }

    /** All pages. */
    private List<String> verdicts(URI first) throws IOException, InterruptedException {
        List<String> all = new java.util.ArrayList<>();
        for (Optional<URI> next = Optional.of(first); next.isPresent(); ) {
            HttpResponse<byte[]> page =
                    http.send(HttpRequest.newBuilder(next.get()).build(), HttpResponse.BodyHandlers.ofByteArray());
            for (JsonNode verdict : Json.tree(page.body())) {
                all.add(new String(Json.write(verdict), StandardCharsets.UTF_8));
            }
            next = page.headers().firstValue("Link").map(link -> first.resolve(link.substring(1, link.indexOf('>'))));
        }
        return all;
    }
}
