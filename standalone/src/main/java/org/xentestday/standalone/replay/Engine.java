package org.xentestday.standalone.replay;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Properties;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.common.utils.Utils;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.test.TestRecord;
import org.xentestday.model.Topics;
import org.xentestday.model.event.BinaryMode;
import org.xentestday.model.event.Event;
import org.xentestday.streams.decide.BayesRule;
import org.xentestday.streams.topology.TestDayTopology;

/**
 * The topology of streams in this process, under Kafka's own driver for it: no broker, one partition, one thread, state
 * in a directory that goes away. Not thread-safe.
 */
final class Engine implements AutoCloseable {
    /** Longer than any replay: a beat ends by itself only when all is decided. */
    private static final Duration BEAT = Duration.ofDays(1);

    /** After many results, two beats are let pass. */
    private static final int QUIET_BEATS = 3;

    private static final int DRAIN_AFTER = 1000;

    private final Path state;
    private final TopologyTestDriver driver;
    private final TestInputTopic<String, byte[]> results;
    private final SortedMap<Topics, Output> outputs = new TreeMap<>();
    private int undrained;

    /** An engine that believes every result, or one that asks for signatures. */
    Engine(boolean believing) {
        try {
            state = Files.createTempDirectory("testday-replay");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Properties properties = new Properties();
        properties.put(StreamsConfig.APPLICATION_ID_CONFIG, "testday-replay");
        properties.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "none:1");
        properties.put(StreamsConfig.STATE_DIR_CONFIG, state.toString());
        TestDayTopology topology = new TestDayTopology(new BayesRule(), BEAT, 1);
        driver = new TopologyTestDriver((believing ? topology.believing() : topology).get(), properties);
        results = input(Topics.RESULTS);
        for (Topics topic : new Topics[] {
            Topics.VERDICTS, Topics.COVERAGE, Topics.DISPOSITIONS, Topics.ASKS, Topics.QUALITY, Topics.DLQ
        }) {
            outputs.put(topic, new Output(topic));
        }
    }

    /** What is left of a topic after compaction, by key. */
    private final class Output {
        private final TestOutputTopic<String, byte[]> topic;
        private final SortedMap<String, byte[]> newest = new TreeMap<>();

        Output(Topics of) {
            topic = driver.createOutputTopic(of.topic(), new StringDeserializer(), new ByteArrayDeserializer());
        }

        /** Reads what came; returns whether anything did. */
        boolean drain() {
            boolean any = !topic.isEmpty();
            while (!topic.isEmpty()) {
                TestRecord<String, byte[]> record = topic.readRecord();
                if (record.value() == null) {
                    newest.remove(record.key());
                } else {
                    newest.put(record.key(), record.value());
                }
            }
            return any;
        }
    }

    /** Takes a result as the log has it, or an enrolment, a known issue, or a plan. Others say nothing to streams. */
    void take(Event event) {
        switch (event.type()) {
            case RESULT -> {
                RecordHeaders headers = new RecordHeaders();
                BinaryMode.kafkaHeaders(event).forEach(headers::add);
                // a machine may believe that it is before 1970, where Kafka's time begins
                long at = Math.max(0, event.time().toEpochMilli());
                results.pipeInput(new TestRecord<>(event.subject(), event.body(), headers, at));
                if (++undrained % DRAIN_AFTER == 0) {
                    drain();
                }
            }
            case ENROLMENT, ISSUE, PLAN -> input(event.type().topic()).pipeInput(event.subject(), event.body());
            case ACTIVITY, VERDICT, COVERAGE, ASKS, TRACK_RECORD, DISPOSITION, ACCOUNT -> {}
        }
    }

    /** Decides until nothing new is said. */
    void decide() {
        drain();
        int quiet = 0;
        while (quiet < QUIET_BEATS) {
            driver.advanceWallClockTime(BEAT);
            quiet = drain() ? 0 : quiet + 1;
        }
    }

    /** What is left of a topic, by key: bodies as they were published. */
    SortedMap<String, byte[]> left(Topics topic) {
        Output output = outputs.get(topic);
        if (output == null) {
            throw new IllegalArgumentException("nothing is kept of " + topic);
        }
        return output.newest;
    }

    private boolean drain() {
        boolean any = false;
        for (Output output : outputs.values()) {
            any |= output.drain();
        }
        return any;
    }

    private TestInputTopic<String, byte[]> input(Topics topic) {
        return driver.createInputTopic(topic.topic(), new StringSerializer(), new ByteArraySerializer());
    }

    @Override
    public void close() {
        driver.close();
        try {
            Utils.delete(state.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
