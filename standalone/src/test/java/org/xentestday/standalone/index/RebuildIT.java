package org.xentestday.standalone.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.xentestday.collector.Collector;
import org.xentestday.model.event.Event;
import org.xentestday.model.event.EventType;
import org.xentestday.model.fixture.Everything;
import org.xentestday.model.fixture.TestMachine;
import org.xentestday.model.json.Json;
import org.xentestday.model.plan.Plan;
import org.xentestday.model.result.Facets;
import org.xentestday.model.result.Status;
import org.xentestday.model.verdict.Verdict;
import org.xentestday.model.verdict.VerdictKind;
import org.xentestday.standalone.broker.Broker;
import org.xentestday.standalone.port.Ports;
import org.xentestday.standalone.search.ElasticsearchServer;
import org.xentestday.standalone.search.ElasticsearchSettings;
import org.xentestday.standalone.search.ElasticsearchUser;

/** Indices that are made anew, or deleted, while others read them and write into them. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RebuildIT {
    private static final String SECRET = "organiser-of-the-rebuild";
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final HttpClient http = HttpClient.newHttpClient();
    private Path directory;
    private Broker broker;
    private ElasticsearchServer server;
    private Log log;
    private Index index;
    private Collector collector;

    @BeforeAll
    void start(@TempDir Path temporary) throws IOException {
        directory = temporary;
        // JUnit's directories are closed to others; root lends Elasticsearch to another user.
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwx--x--x"));
        broker = Broker.start(directory.resolve("kafka"));
        server = ElasticsearchServer.start(
                new ElasticsearchSettings(directory.resolve("elasticsearch"), Ports.free()), waited -> {});
        log = new Log(broker.bootstrapServers());
        index = new Index(server);
        collector = collector(Map.of());
        // An index that Elasticsearch made without our template would not be like those that the indexer makes.
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(
                                index.get("/_index_template/testday-results").path("index_templates"))
                        .hasSize(1));
    }

    @AfterAll
    void stop() {
        collector.close();
        http.close();
        index.close();
        log.close();
        server.close();
        broker.close();
    }

    private Collector collector(Map<String, Object> more) {
        Map<String, Object> settings = new java.util.HashMap<>(Map.of(
                "testday.port", -1,
                "testday.roles", List.of("index", "intake"),
                "testday.data", directory.resolve("collector").toString(),
                "testday.organiser.secret", SECRET,
                "testday.kafka.bootstrap-servers", broker.bootstrapServers(),
                "testday.elasticsearch.url", server.url().toString()));
        settings.putAll(server.secrets().client(ElasticsearchUser.COLLECTOR));
        settings.putAll(more);
        return Collector.start(settings);
    }

    @Test
    void readers_see_one_complete_index_at_every_moment_and_writers_lose_nothing() throws Exception {
        // given
        TestMachine machine = TestMachine.named("rebuilt");
        Verdict verdict = Everything.verdict("boot", VerdictKind.REGRESSION, Facets.NONE);
        log.append(results(machine, 1, 5_000));
        log.append(List.of(Event.of(
                EventType.VERDICT, verdict.mainKey(), "/streams", verdict.mainKey(), TestMachine.NOON, verdict)));
        awaitIndexed();
        AtomicBoolean going = new AtomicBoolean(true);
        AtomicInteger last = new AtomicInteger(5_000);
        List<Integer> seen = Collections.synchronizedList(new ArrayList<>());

        // when
        for (int generation = 1; generation <= 2; generation++) {
            going.set(true);
            Thread writer = Thread.ofVirtual().start(() -> write(machine, going, last));
            Thread reader = Thread.ofVirtual().start(() -> read(machine, going, seen));
            JsonNode done = rebuilt("4.3.0");
            going.set(false);
            writer.join();
            reader.join();
            assertThat(done.path("phase").asText()).as(done.toString()).isEqualTo("DONE");
            assertThat(done.at("/done/documents/testday-verdicts").asInt()).isEqualTo(1);
            assertThat(index.get("/testday-results-4.3.0/_alias").fieldNames())
                    .toIterable()
                    .as("a new index")
                    .singleElement()
                    .asString()
                    .startsWith("testday-plain-results-4.3.0-2");
        }

        // then
        awaitIndexed();
        assertThat(seen).hasSizeGreaterThan(20).isSorted();
        assertThat(seen.getFirst()).isGreaterThanOrEqualTo(5_000);
        assertThat(count(machine)).isEqualTo(last.get());
        assertThat(Json.tree(index.document("testday-verdicts-4.3.0", verdict.mainKey())
                        .path("record")
                        .asText()
                        .getBytes(java.nio.charset.StandardCharsets.UTF_8)))
                .isEqualTo(Json.tree(Json.write(verdict)));
        assertThat(index.get("/testday-plain-results-4.3.0-*/_alias").size())
                .as("the old indices are gone")
                .isEqualTo(1);
    }

    @Test
    void rebuild_that_fails_leaves_everything_as_it_was() throws Exception {
        // given
        String newer = "/_component_template/testday-of-a-newer-version";
        JsonNode _ = index.send("PUT", newer, "{\"template\":{},\"_meta\":{\"version\":99}}");

        // when
        JsonNode state = rebuilt("4.3.0");
        JsonNode _ = index.send("DELETE", newer, "");

        // then
        assertThat(state.path("phase").asText()).isEqualTo("FAILED");
        assertThat(state.path("failure").asText()).startsWith("The index templates have version 99");
    }

    @Test
    void indices_that_a_killed_rebuild_left_frozen_take_documents_after_the_next_start() throws Exception {
        // given
        TestMachine machine = TestMachine.named("after-the-kill");
        log.append(results(machine, 1, 1));
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(count(machine)).isEqualTo(1));
        collector.close();
        JsonNode _ = index.send("PUT", "/testday-results/_block/write", "");
        log.append(results(machine, 2, 2));

        // when
        collector = collector(Map.of());

        // then
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(count(machine)).isEqualTo(2));
    }

    private int count(TestMachine machine) throws IOException, InterruptedException {
        return index.count("testday-results", "testday.machine:" + machine.pseudonym());
    }

    @Test
    void releases_that_are_old_are_deleted_but_never_one_with_an_open_testday() throws Exception {
        // given
        for (String release : List.of("4.0.0", "4.1.0", "4.2.0")) {
            JsonNode _ = index.send(
                    "PUT",
                    "/testday-results-" + release + "/_doc/1?refresh=true",
                    "{\"@timestamp\":\"2012-01-01T00:00:00Z\",\"event\":{\"ingested\":\"2012-01-01T00:00:00Z\"},\"testday\":{\"release\":\""
                            + release + "\"}}");
        }
        Plan open = new Plan("xen-4.1.0", "an old release again", "4.1.0", null, List.of(), null, List.of());
        log.append(List.of(Event.of(EventType.PLAN, open.id(), "/collector", open.id(), TestMachine.NOON, open)));
        await().atMost(PATIENCE)
                .untilAsserted(() ->
                        assertThat(fate("4.1.0").path("why").asText()).isEqualTo("the TestDay xen-4.1.0 is open"));

        // when
        boolean before = fate("4.0.0").path("delete").asBoolean();
        collector.close();
        collector = collector(Map.of("testday.retention.every", "2s"));

        // then
        assertThat(before).as("a dry run says so").isTrue();
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(indices())
                        .contains("testday-results-4.1.0")
                        .doesNotContain("testday-results-4.0.0", "testday-results-4.2.0"));
    }

    private List<String> indices() throws IOException, InterruptedException {
        List<String> names = new ArrayList<>();
        index.get("/testday-results-*/_alias").fieldNames().forEachRemaining(names::add);
        return names;
    }

    private JsonNode fate(String release) throws IOException, InterruptedException {
        for (JsonNode fate : ask("GET", "/api/v1/index/retention", "")) {
            if (fate.path("release").asText().equals(release)) {
                return fate;
            }
        }
        throw new AssertionError("nothing is said of " + release);
    }

    private JsonNode rebuilt(String release) throws IOException, InterruptedException {
        JsonNode started = ask("POST", "/api/v1/index/rebuild", "{\"release\":\"" + release + "\"}");
        assertThat(started.path("release").asText()).as(started.toString()).isEqualTo(release);
        await().atMost(PATIENCE)
                .until(() -> !ask("GET", "/api/v1/index/rebuild", "")
                        .path("phase")
                        .asText()
                        .equals("RUNNING"));
        return ask("GET", "/api/v1/index/rebuild", "");
    }

    private JsonNode ask(String method, String path, String json) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + collector.port() + path))
                .timeout(Duration.ofSeconds(30))
                .header("Authorization", "Bearer " + SECRET)
                .header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(json))
                .build();
        return Json.tree(
                http.send(request, HttpResponse.BodyHandlers.ofByteArray()).body());
    }

    private void write(TestMachine machine, AtomicBoolean going, AtomicInteger last) {
        try {
            while (going.get()) {
                log.append(results(machine, last.get() + 1, last.get() + 5));
                last.addAndGet(5);
            }
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** Counts as any reader would, without a refresh; an error counts as nothing found. */
    private void read(TestMachine machine, AtomicBoolean going, List<Integer> seen) {
        try {
            while (going.get()) {
                JsonNode found = index.get("/testday-results/_search?size=0&track_total_hits=true&q=testday.machine:"
                        + machine.pseudonym());
                boolean whole = found.at("/_shards/failed").asInt(1) == 0;
                seen.add(whole ? found.at("/hits/total/value").asInt() : -1);
            }
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private void awaitIndexed() {
        await().atMost(PATIENCE).ignoreExceptions().until(() -> log.behind() == 0);
        await().atMost(PATIENCE).until(() -> index.count("testday-results", "*") > 0);
    }

    private static List<Event> results(TestMachine machine, int from, int to) {
        return IntStream.rangeClosed(from, to)
                .mapToObj(attempt -> machine.event(Everything.CANDIDATE.toString(), "boot", Status.PASS, attempt))
                .toList();
    }
}
