package org.xentestday.collector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.BindException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.xentestday.model.event.Event;
import org.xentestday.model.event.StructuredMode;
import org.xentestday.model.fixture.TestMachine;
import org.xentestday.model.json.Json;
import org.xentestday.model.result.Status;

/** The collector as another JVM starts it, with no Kafka and no Elasticsearch in reach. */
class CollectorTest {
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @TempDir
    private Path data;

    @Test
    void it_starts_and_lives_without_kafka_and_is_not_ready() throws Exception {
        try (Collector collector = Collector.start(settings(Map.of()))) {
            assertThat(get(collector, "/health/liveness").statusCode()).isEqualTo(200);
            HttpResponse<byte[]> ready = get(collector, "/health/readiness");
            assertThat(ready.statusCode()).isEqualTo(503);
            JsonNode details = Json.tree(ready.body()).path("details");
            assertThat(details.at("/kafka/status").asText()).isEqualTo("DOWN");
            assertThat(details.at("/registry/details/caughtUp").asBoolean(true)).isFalse();
        }
    }

    @Test
    void without_kafka_a_machine_is_asked_to_come_again() throws Exception {
        try (Collector collector = Collector.start(settings(Map.of()))) {
            Event event = TestMachine.named("one").event("4.3.0-rc6", "guest-hvm", Status.PASS, 1);
            HttpResponse<byte[]> answer = HTTP.send(
                    to(collector, "/api/v1/results")
                            .header("Content-Type", StructuredMode.CONTENT_TYPE)
                            .POST(HttpRequest.BodyPublishers.ofByteArray(StructuredMode.write(event)))
                            .build(),
                    HttpResponse.BodyHandlers.ofByteArray());
            assertThat(answer.statusCode()).isEqualTo(503);
            assertThat(answer.headers().firstValue("Retry-After")).isPresent();
        }
    }

    @Test
    void operators_see_health_and_figures_only() throws Exception {
        try (Collector collector = Collector.start(settings(Map.of()))) {
            for (String endpoint : new String[] {"/env", "/beans", "/loggers", "/routes", "/stop", "/refresh"}) {
                assertThat(get(collector, endpoint).statusCode()).as(endpoint).isEqualTo(404);
            }
        }
    }

    @Test
    void port_that_is_taken_is_told_and_leaves_nothing_behind() {
        try (Collector first = Collector.start(settings(Map.of()))) {
            Map<String, Object> same = settings(Map.of("testday.port", first.port(), "testday.data", data + "/2"));
            assertThatThrownBy(() -> Collector.start(same))
                    .satisfies(e -> assertThat(Application.fault(e)).isInstanceOf(BindException.class))
                    .satisfies(e -> assertThat(Application.exitCode(Application.fault(e)))
                            .isEqualTo(69));
        }
    }

    @ParameterizedTest
    @CsvSource({"testday.roles, intak", "testday.organiser.secret, short", "testday.kafka.timeout, soon"})
    void wrong_setting_stops_the_start_and_is_named(String setting, String value) {
        assertThatThrownBy(
                        () -> Collector.start(settings(Map.of(setting, value))).close())
                .satisfies(e -> assertThat(Application.fault(e).getMessage()).contains(setting))
                .satisfies(e ->
                        assertThat(Application.exitCode(Application.fault(e))).isEqualTo(78));
    }

    @Test
    void damaged_token_file_stops_the_start() throws IOException {
        Files.writeString(data.resolve("tokens.jsonl"), "damage\n");
        assertThatThrownBy(() -> Collector.start(settings(Map.of())).close())
                .satisfies(e -> assertThat(Application.fault(e).getMessage()).contains("is damaged in line 1."));
    }

    private Map<String, Object> settings(Map<String, Object> more) {
        Map<String, Object> settings = new HashMap<>(Map.of(
                "testday.port",
                0,
                "testday.data",
                data.toString(),
                "testday.kafka.bootstrap-servers",
                "127.0.0.1:1",
                "testday.kafka.timeout",
                "300ms"));
        settings.putAll(more);
        return settings;
    }

    private static HttpRequest.Builder to(Collector collector, String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + collector.port() + path))
                .timeout(Duration.ofSeconds(20));
    }

    private static HttpResponse<byte[]> get(Collector collector, String path) throws IOException, InterruptedException {
        return HTTP.send(to(collector, path).GET().build(), HttpResponse.BodyHandlers.ofByteArray());
    }
}
