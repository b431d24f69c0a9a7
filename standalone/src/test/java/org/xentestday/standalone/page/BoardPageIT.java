package org.xentestday.standalone.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xentestday.collector.Collector;
import org.xentestday.model.event.BinaryMode;
import org.xentestday.model.event.Event;
import org.xentestday.model.event.EventType;
import org.xentestday.model.plan.Plan;
import org.xentestday.model.result.Candidate;
import org.xentestday.model.result.Facet;
import org.xentestday.model.result.Facets;
import org.xentestday.model.result.Status;
import org.xentestday.model.verdict.Asks;
import org.xentestday.model.verdict.Coverage;
import org.xentestday.model.verdict.Tally;
import org.xentestday.model.verdict.Verdict;
import org.xentestday.model.verdict.VerdictKind;
import org.xentestday.standalone.broker.Broker;

/** What people see: the page of a real collector on a real broker, in a real browser. */
class BoardPageIT {
    private static final Candidate RC6 = Candidate.parse("4.3.0-rc6");
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String BOOT_ROW =
            "[...document.querySelectorAll('#matrix tr')].map(row => row.innerText).find(row => row.includes('boot,'))";

    @TempDir
    Path temp;

    @Test
    void the_board_shows_a_new_verdict_without_being_loaded_again() throws Exception {
        assumeThat(Files.isExecutable(Chromium.PROGRAM))
                .as("Chromium is installed")
                .isTrue();
        try (Broker broker = Broker.start(temp.resolve("broker"));
                Producer<String, byte[]> streams = producer(broker);
                Collector collector = Collector.start(properties(broker))) {
            publish(streams, EventType.PLAN, "xen-4.3.0", plan());
            say(streams, VerdictKind.PASSING, new Tally(0, 5));
            URI board = URI.create("http://127.0.0.1:" + collector.port() + "/");
            try (Chromium chromium = Chromium.open(Files.createDirectory(temp.resolve("profile")), board)) {
                shows(chromium, "document.title", "Xen 4.3 RC6 TestDay");
                shows(chromium, BOOT_ROW, "0/5");
                chromium.evaluate("window.loadedOnce = 'yes'");

                // when
                say(streams, VerdictKind.REGRESSION, new Tally(5, 5));

                // then
                shows(chromium, BOOT_ROW, "5/5");
                shows(chromium, "document.querySelector('#findings').innerText", "regression");
                ask(streams);
                shows(chromium, "document.querySelector('#calls').innerText", "a machine with cpu_vendor amd");
                assertThat(chromium.evaluate("window.loadedOnce")).isEqualTo("yes");
            }
        }
    }

    private static void shows(Chromium chromium, String expression, String text) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(chromium.evaluate(expression)).contains(text));
    }

    private static void say(Producer<String, byte[]> streams, VerdictKind kind, Tally here) throws Exception {
        Coverage coverage = new Coverage(
                RC6, "boot", here, 5, 5, 0, Map.of(Status.PASS, here.passing()), new TreeMap<>(), new TreeMap<>());
        publish(streams, EventType.COVERAGE, coverage.key(), coverage);
        Verdict verdict = new Verdict(
                RC6,
                "boot",
                kind,
                Facets.NONE,
                List.of(),
                null,
                null,
                here,
                Tally.NONE,
                Tally.NONE,
                null,
                null,
                null,
                0,
                List.of(),
                "test",
                List.of("fails on " + here + " machines in rc6"),
                null,
                List.of(),
                List.of());
        publish(streams, EventType.VERDICT, verdict.mainKey(), verdict);
    }

    private static void ask(Producer<String, byte[]> streams) throws Exception {
        Facets amd = Facets.NONE.with(Facet.CPU_VENDOR, "amd");
        Asks asks = new Asks(
                RC6, "boot", List.of(new Asks.Ask(null, amd, Facets.NONE, RC6, 0.5, "It would tell who fails boot.")));
        publish(streams, EventType.ASKS, asks.key(), asks);
    }

    private static void publish(Producer<String, byte[]> producer, EventType type, String key, Object record)
            throws Exception {
        Event event = Event.of(type, key, "/test", key, Instant.now(), record);
        ProducerRecord<String, byte[]> message =
                new ProducerRecord<>(type.topic().topic(), key, event.body());
        BinaryMode.kafkaHeaders(event).forEach(message.headers()::add);
        producer.send(message).get();
    }

    private static Plan plan() {
        return new Plan(
                "xen-4.3.0",
                "Xen 4.3 RC6 TestDay",
                "4.3.0",
                null,
                List.of(new Plan.KnownBuild(RC6, null)),
                null,
                List.of(new Plan.Wanted("boot", Facets.NONE, 5)));
    }

    private static Producer<String, byte[]> producer(Broker broker) {
        return new KafkaProducer<>(
                Map.of("bootstrap.servers", broker.bootstrapServers()),
                new StringSerializer(),
                new ByteArraySerializer());
    }

    private Map<String, Object> properties(Broker broker) {
        return Map.of(
                "testday.port",
                0,
                "testday.data",
                temp.resolve("collector").toString(),
                "testday.roles",
                "board",
                "testday.kafka.bootstrap-servers",
                broker.bootstrapServers());
    }
}
