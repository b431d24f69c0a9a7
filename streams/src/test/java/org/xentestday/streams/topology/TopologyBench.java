package org.xentestday.streams.topology;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.test.TestRecord;
import org.xentestday.model.Topics;
import org.xentestday.model.event.BinaryMode;
import org.xentestday.model.event.Event;
import org.xentestday.model.fixture.TestMachine;
import org.xentestday.model.issue.KnownIssue;
import org.xentestday.model.json.Json;
import org.xentestday.model.plan.Plan;
import org.xentestday.model.verdict.Coverage;
import org.xentestday.model.verdict.Disposition;
import org.xentestday.model.verdict.Verdict;
import org.xentestday.streams.decide.BayesRule;
import org.xentestday.streams.decide.DecisionRule;

/** The real topology under Kafka's own test driver, with words for what tests do to it. */
final class TopologyBench implements AutoCloseable {
    private static final Duration BEAT = Duration.ofSeconds(10);

    private final TopologyTestDriver driver;
    private final Path state;
    private final Map<Topics, Map<String, byte[]>> compacted = new LinkedHashMap<>();
    private final List<TestRecord<String, byte[]>> dead = new ArrayList<>();

    TopologyBench() {
        this(new BayesRule());
    }

    TopologyBench(DecisionRule rule) {
        try {
            state = Files.createTempDirectory("topology");
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        Properties properties = new Properties();
        properties.put(StreamsConfig.APPLICATION_ID_CONFIG, "bench");
        properties.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "unused:1");
        properties.put(StreamsConfig.STATE_DIR_CONFIG, state.toString());
        driver = new TopologyTestDriver(new TestDayTopology(rule, BEAT, 1).get(), properties);
    }

    void enrol(TestMachine machine) {
        input(Topics.MACHINES).pipeInput(machine.kid(), Json.write(machine.enrolment()));
    }

    void revoke(TestMachine machine, Instant at) {
        input(Topics.MACHINES)
                .pipeInput(machine.kid(), Json.write(machine.enrolment().revoked(at)));
    }

    /** The same as if it arrived at that moment by the log's clock. */
    void send(Event event, Instant arrival) {
        RecordHeaders headers = new RecordHeaders();
        BinaryMode.kafkaHeaders(event).forEach(headers::add);
        input(Topics.RESULTS).pipeInput(new TestRecord<>(event.subject(), event.body(), headers, arrival));
    }

    void send(Event event) {
        RecordHeaders headers = new RecordHeaders();
        BinaryMode.kafkaHeaders(event).forEach(headers::add);
        input(Topics.RESULTS).pipeInput(new TestRecord<>(event.subject(), event.body(), headers));
    }

    void publish(KnownIssue issue) {
        input(Topics.ISSUES).pipeInput(issue.id(), Json.write(issue));
    }

    void publish(Plan plan) {
        input(Topics.PLANS).pipeInput(plan.id(), Json.write(plan));
    }

    void sendRaw(String key, byte[] value) {
        input(Topics.RESULTS).pipeInput(new TestRecord<>(key, value, new RecordHeaders()));
    }

    /** Lets beats pass until everything that changed is decided. */
    void decide() {
        for (int beats = 0; beats < 8; beats++) {
            driver.advanceWallClockTime(BEAT);
        }
    }

    Verdict verdict(String candidate, String test) {
        return read(Topics.VERDICTS, key(candidate, test), Verdict.class);
    }

    Coverage coverage(String candidate, String test) {
        return read(Topics.COVERAGE, key(candidate, test), Coverage.class);
    }

    Disposition disposition(String resultId) {
        return read(Topics.DISPOSITIONS, resultId, Disposition.class);
    }

    /** The newest body under each key, as text: what is left of a topic after compaction. */
    Map<String, String> left(Topics topic) {
        collect(topic);
        Map<String, String> left = new TreeMap<>();
        compacted
                .getOrDefault(topic, Map.of())
                .forEach((key, body) -> left.put(key, new String(body, StandardCharsets.UTF_8)));
        return left;
    }

    List<TestRecord<String, byte[]>> deadLetters() {
        dead.addAll(output(Topics.DLQ));
        return dead;
    }

    private <T> T read(Topics topic, String key, Class<T> type) {
        String body = left(topic).get(key);
        if (body == null) {
            throw new AssertionError("nothing under " + key + " in " + topic.topic());
        }
        try {
            return Json.read(body.getBytes(StandardCharsets.UTF_8), type);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private void collect(Topics topic) {
        Map<String, byte[]> newest = compacted.computeIfAbsent(topic, any -> new TreeMap<>());
        output(topic).forEach(record -> {
            if (record.value() == null) {
                newest.remove(record.key());
            } else {
                newest.put(record.key(), record.value());
            }
        });
    }

    private List<TestRecord<String, byte[]>> output(Topics topic) {
        return driver.createOutputTopic(topic.topic(), new StringDeserializer(), new ByteArrayDeserializer())
                .readRecordsToList();
    }

    private TestInputTopic<String, byte[]> input(Topics topic) {
        return driver.createInputTopic(topic.topic(), new StringSerializer(), new ByteArraySerializer());
    }

    private static String key(String candidate, String test) {
        return candidate.replace('-', '/') + "/" + test;
    }

    @Override
    public void close() {
        driver.close();
        org.apache.kafka.common.utils.Utils.closeQuietly(
                () -> org.apache.kafka.common.utils.Utils.delete(state.toFile()), "state");
    }
}
