package org.xentestday.standalone.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.xentestday.collector.Collector;
import org.xentestday.model.Topics;
import org.xentestday.model.event.Event;
import org.xentestday.model.event.EventType;
import org.xentestday.model.fixture.Everything;
import org.xentestday.model.fixture.TestMachine;
import org.xentestday.model.json.Json;
import org.xentestday.model.result.Candidate;
import org.xentestday.model.result.Facet;
import org.xentestday.model.result.Facets;
import org.xentestday.model.result.Result;
import org.xentestday.model.result.Status;
import org.xentestday.model.verdict.Coverage;
import org.xentestday.model.verdict.Disposition;
import org.xentestday.model.verdict.Verdict;
import org.xentestday.model.verdict.VerdictKind;
import org.xentestday.standalone.broker.Broker;
import org.xentestday.standalone.port.Ports;
import org.xentestday.standalone.search.ElasticsearchServer;
import org.xentestday.standalone.search.ElasticsearchSettings;
import org.xentestday.standalone.search.ElasticsearchUser;

/** Each test has a machine of its own, so that it finds its own documents in the index they share. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class IndexerIT {
    private static final Candidate RC6 = Everything.CANDIDATE;
    private static final String SECRET = "organiser-of-the-index";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private Path directory;
    private ElasticsearchSettings settings;
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
        settings = new ElasticsearchSettings(directory.resolve("elasticsearch"), Ports.free());
        broker = Broker.start(directory.resolve("kafka"));
        server = ElasticsearchServer.start(settings, waited -> {});
        log = new Log(broker.bootstrapServers());
        index = new Index(server);
    }

    @AfterAll
    void stop() {
        index.close();
        log.close();
        server.close();
        broker.close();
    }

    @BeforeEach
    void startCollector() {
        collector = collector();
    }

    @AfterEach
    void stopCollector() {
        collector.close();
    }

    private Collector collector() {
        Map<String, Object> properties = new HashMap<>(Map.of(
                "testday.port", -1,
                "testday.roles", List.of("index", "intake"),
                "testday.data", directory.resolve("collector").toString(),
                "testday.organiser.secret", SECRET,
                "testday.kafka.bootstrap-servers", broker.bootstrapServers(),
                "testday.elasticsearch.url", server.url().toString()));
        properties.putAll(server.secrets().client(ElasticsearchUser.COLLECTOR));
        return Collector.start(properties);
    }

    @Test
    void every_result_is_in_the_index_once_however_often_it_was_sent() throws Exception {
        // given
        TestMachine machine = TestMachine.named("sends-twice");
        List<Event> results = results(machine, 1, 300);

        // when
        log.append(results);
        log.append(results);

        // then
        awaitIndexed();
        assertThat(index.count("testday-results", of(machine))).isEqualTo(300);
    }

    @Test
    void every_field_of_every_kind_is_in_the_mapping() throws Exception {
        // given
        TestMachine machine = TestMachine.named("sends-everything").with(Facet.DUT_BAR, "le8g");
        Result result = Everything.result(machine, "boot");
        Verdict verdict = Everything.verdict("boot", VerdictKind.REGRESSION, Facets.NONE);
        Coverage coverage = Everything.coverage("boot");
        Disposition disposition = Everything.disposition(result);

        // when
        log.append(List.of(
                machine.signed(result, 1),
                made(EventType.VERDICT, verdict.mainKey(), verdict),
                made(EventType.COVERAGE, coverage.key(), coverage),
                made(EventType.DISPOSITION, result.id(), disposition)));

        // then
        awaitIndexed();
        assertThat(index.document("testday-results-4.3.0", result.id())
                        .at("/testday/measures/0/value")
                        .asDouble())
                .isEqualTo(9.4);
        assertThat(record("testday-verdicts-4.3.0", verdict.mainKey())).isEqualTo(text(verdict));
        assertThat(record("testday-coverage-4.3.0", coverage.key())).isEqualTo(text(coverage));
        assertThat(record("testday-dispositions-4.3.0", result.id())).isEqualTo(text(disposition));
        assertThat(log.deadLetters()).noneMatch(dead -> machine.pseudonym().equals(dead.key()));
    }

    @Test
    void the_newest_verdict_stays_and_a_removed_one_goes() throws Exception {
        // given
        Verdict first = Everything.verdict("boot", VerdictKind.SUSPECT, Facets.NONE);
        Verdict second = Everything.verdict("boot", VerdictKind.FIXED, Facets.NONE);

        // when
        log.append(List.of(made(EventType.VERDICT, first.mainKey(), first)));
        log.append(List.of(made(EventType.VERDICT, second.mainKey(), second)));
        awaitIndexed();
        String newest = record("testday-verdicts-4.3.0", second.mainKey());
        log.remove(Topics.VERDICTS, second.mainKey());
        awaitIndexed();

        // then
        assertThat(newest).isEqualTo(text(second));
        assertThat(index.document("testday-verdicts-4.3.0", second.mainKey()).isMissingNode())
                .isTrue();
    }

    @Test
    void a_further_finding_stands_beside_the_main_verdict_and_goes_alone() throws Exception {
        // given
        Verdict main =
                Everything.verdict("save-restore", VerdictKind.REGRESSION, Facets.NONE.with(Facet.DUT_BAR, "le8g"));
        Verdict further =
                Everything.verdict("save-restore", VerdictKind.SUSPECT, Facets.NONE.with(Facet.CPU_VENDOR, "amd"));

        // when
        log.append(List.of(
                made(EventType.VERDICT, main.mainKey(), main), made(EventType.VERDICT, further.furtherKey(), further)));
        awaitIndexed();
        int both = index.count("testday-verdicts", "testday.test:save\\-restore");
        String beside = record("testday-verdicts-4.3.0", further.furtherKey());
        log.remove(Topics.VERDICTS, further.furtherKey());
        awaitIndexed();

        // then
        assertThat(both).isEqualTo(2);
        assertThat(beside).isEqualTo(text(further));
        assertThat(index.count("testday-verdicts", "testday.test:save\\-restore"))
                .isEqualTo(1);
        assertThat(record("testday-verdicts-4.3.0", main.mainKey())).isEqualTo(text(main));
    }

    @Test
    void elasticsearch_may_go_and_come_back() throws Exception {
        // given
        TestMachine machine = TestMachine.named("meanwhile");
        log.append(results(machine, 1, 50));
        awaitIndexed();

        // when
        server.close();
        log.append(results(machine, 51, 100));
        await().during(Duration.ofSeconds(2))
                .atMost(Duration.ofSeconds(10))
                .until(() -> log.behind() == 50); // nothing is committed that is not indexed
        server = ElasticsearchServer.start(settings, waited -> {});

        // then
        awaitIndexed();
        assertThat(index.count("testday-results", of(machine))).isEqualTo(100);
    }

    @Test
    void what_was_read_before_a_crash_is_read_again_and_counts_once() throws Exception {
        // given
        TestMachine machine = TestMachine.named("read-again");
        log.append(results(machine, 1, 100));
        awaitIndexed();
        long version = index.get("/testday-results-4.3.0/_doc/"
                        + machine.result(RC6.toString(), "boot", Status.PASS, 1).id())
                .path("_version")
                .asLong();

        // when
        collector.close();
        log.rewind();
        collector = collector();

        // then
        awaitIndexed();
        assertThat(index.count("testday-results", of(machine))).isEqualTo(100);
        assertThat(version).isEqualTo(1);
    }

    @Test
    void a_record_that_the_index_refuses_goes_to_the_dlq_with_its_reason() throws Exception {
        // given
        TestMachine machine = TestMachine.named("refused");
        Result plain = machine.result(RC6.toString(), "boot", Status.PASS, 1);
        Result refused = machine.with(Facets.of(Map.of("nul\0in-a-name", "x"))) // which flattened fields do not take
                .result(RC6.toString(), "boot", Status.PASS, 1);
        Result good = machine.result(RC6.toString(), "boot", Status.PASS, 2);

        // when
        log.append(List.of(machine.signed(refused, 1), machine.signed(good, 2)));
        awaitIndexed();

        // then
        assertThat(index.count("testday-results", of(machine))).isEqualTo(1);
        assertThat(deadLetter(plain.key(), Json.write(refused))).isEqualTo("not-indexable testday.results.v1");
        assertThat(index.count("testday-rejected", "rejected.reason:not\\-indexable AND event.id:" + plain.id()))
                .isEqualTo(1);
    }

    @Test
    void an_unreadable_verdict_goes_to_the_dlq_with_its_bytes() throws Exception {
        // when
        log.append(Topics.VERDICTS, "4.3.0/rc6/unreadable", "{");
        awaitIndexed();

        // then
        assertThat(deadLetter("4.3.0/rc6/unreadable", "{".getBytes(StandardCharsets.UTF_8)))
                .isEqualTo("malformed testday.verdicts.v1");
    }

    @Test
    void a_receipt_says_what_became_of_a_result_and_which_verdict_it_is_part_of() throws Exception {
        // given
        TestMachine machine = TestMachine.named("wants-a-receipt");
        Result result = machine.result(RC6.toString(), "boot", Status.PASS, 1);
        Verdict verdict = Everything.verdict("boot", VerdictKind.REGRESSION, Facets.NONE);
        log.append(List.of(
                machine.signed(result, 1),
                made(EventType.DISPOSITION, result.id(), Everything.disposition(result)),
                made(EventType.VERDICT, verdict.mainKey(), verdict)));
        awaitIndexed();

        // when
        JsonNode receipt = index.from(
                URI.create("http://127.0.0.1:" + collector.port() + "/api/v1/results/" + result.id()),
                "Bearer " + SECRET);

        // then
        assertThat(receipt.at("/disposition/kind").asText()).isEqualTo("COUNTED");
        assertThat(receipt.path("verdict")).isEqualTo(Json.tree(Json.write(verdict)));
    }

    @Test
    void nothing_is_written_into_an_index_that_a_newer_version_made() throws Exception {
        // given
        TestMachine machine = TestMachine.named("too-old");
        String newer = "/_component_template/testday-of-a-newer-version";
        JsonNode _ = index.send("PUT", newer, "{\"template\":{},\"_meta\":{\"version\":99}}");
        collector.close();

        // when
        collector = collector();
        log.append(results(machine, 1, 5));

        // then
        URI health = URI.create("http://127.0.0.1:" + collector.port() + "/health");
        await().atMost(PATIENCE)
                .ignoreExceptions()
                .untilAsserted(() -> assertThat(index.from(health)
                                .at("/details/indexer/details/trouble")
                                .asText())
                        .startsWith("The index templates have version 99 and this collector knows "));
        assertThat(log.behind()).isEqualTo(5);
        JsonNode _ = index.send("DELETE", newer, "");
        collector.close();
        collector = collector();
        awaitIndexed();
        assertThat(index.count("testday-results", of(machine))).isEqualTo(5);
    }

    /** Waits until all that is in the log is committed, dead letters that came up meanwhile included. */
    private void awaitIndexed() {
        await().atMost(PATIENCE).ignoreExceptions().until(() -> log.behind() == 0);
    }

    private String record(String of, String id) throws Exception {
        return index.document(of, id).path("record").asText();
    }

    private String deadLetter(String key, byte[] value) {
        ConsumerRecord<String, byte[]> dead = log.deadLetters().stream()
                .filter(letter -> key.equals(letter.key()) && Arrays.equals(value, letter.value()))
                .findFirst()
                .orElseThrow();
        return header(dead, "testday.reason") + " " + header(dead, "testday.topic");
    }

    private static String header(ConsumerRecord<String, byte[]> dead, String name) {
        return new String(dead.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }

    private static String of(TestMachine machine) {
        return "testday.machine:" + machine.pseudonym();
    }

    private static List<Event> results(TestMachine machine, int from, int to) {
        return IntStream.rangeClosed(from, to)
                .mapToObj(attempt -> machine.event(RC6.toString(), "boot", Status.PASS, attempt))
                .toList();
    }

    private static Event made(EventType type, String key, Object body) {
        return Event.of(type, key, "/streams", key, TestMachine.NOON, body);
    }

    private static String text(Object body) {
        return new String(Json.write(body), StandardCharsets.UTF_8);
    }
}
