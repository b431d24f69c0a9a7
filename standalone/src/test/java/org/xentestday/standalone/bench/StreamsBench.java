package org.xentestday.standalone.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PublicKey;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;
import org.awaitility.Awaitility;
import org.xentestday.model.Topics;
import org.xentestday.model.fixture.TestMachine;
import org.xentestday.model.result.Status;
import org.xentestday.model.sign.Keys;
import org.xentestday.standalone.bench.ParseAndCount.Parse;
import org.xentestday.standalone.broker.Broker;
import org.xentestday.streams.Settings;
import org.xentestday.streams.StreamsApp;

/**
 * Streams over a real broker. {@code ./bench streams}: bare topologies that parse more and more and count, then the whole
 * one, each from the first record of the same log with fresh state, one thread, exactly-once; twice. {@code ./bench
 * rebuild}: the whole one alone with a thread a processor, until everything is said.
 */
final class StreamsBench {
    private static final Duration LOOK_EVERY = Duration.ofMillis(200);
    private static final Duration QUIET = Duration.ofSeconds(2);
    private static final List<String> CANDIDATES = List.of("4.2.5-final", "4.3.0-rc4", "4.3.0-rc5", "4.3.0-rc6");

    private StreamsBench() {}

    /** Arguments: {@code streams} or {@code rebuild}, and how many results, in thousands. */
    public static void main(String[] arguments) throws Exception {
        boolean rebuild = arguments[0].equals("rebuild");
        int thousands = arguments.length > 1 ? Integer.parseInt(arguments[1]) : rebuild ? 1000 : 100;
        measure(thousands * 1000, rebuild);
        System.exit(0); // whatever a library left running
    }

    private static void measure(int results, boolean rebuild) throws Exception {
        Path directory = Files.createTempDirectory("streams-bench");
        try (Broker broker = Broker.start(directory.resolve("broker"))) {
            fill(broker.bootstrapServers(), results);
            for (int round = 0; round < 2 && !rebuild; round++) {
                Path state = directory.resolve("round" + round);
                double json = bare(broker.bootstrapServers(), state.resolve("json"), Parse.JSON, results);
                double contract = bare(broker.bootstrapServers(), state.resolve("contract"), Parse.CONTRACT, results);
                double signed = bare(broker.bootstrapServers(), state.resolve("signed"), Parse.SIGNED, results);
                double full = full(broker.bootstrapServers(), state.resolve("full"), 1, results);
                System.out.printf(
                        "round %d: full %.0f/s is %.2f of JSON %.0f/s, %.2f of contract %.0f/s, %.2f of signed %.0f/s%n",
                        round, full, full / json, json, full / contract, contract, full / signed, signed);
            }
            if (rebuild) {
                full(
                        broker.bootstrapServers(),
                        directory.resolve("rebuild"),
                        Runtime.getRuntime().availableProcessors(),
                        results);
            }
        }
        System.out.println("memory of this process, broker included: peak " + peak() + " MB resident");
    }

    /** Processor time of the stream threads so far, in microseconds. */
    private static double cpu() {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        return Arrays.stream(threads.getAllThreadIds())
                .filter(id -> Optional.ofNullable(threads.getThreadInfo(id))
                        .filter(info -> info.getThreadName().matches(".*StreamThread-[0-9]+"))
                        .isPresent())
                .mapToDouble(id -> threads.getThreadCpuTime(id) / 1e3)
                .sum();
    }

    /** Peak of the resident set in MB, from Linux. */
    private static long peak() throws IOException {
        return Files.readAllLines(Path.of("/proc/self/status")).stream()
                .filter(line -> line.startsWith("VmHWM"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
                .findFirst()
                .orElseThrow();
    }

    private static void fill(String broker, int results) {
        long start = System.nanoTime();
        int tests = results / (Fleet.MACHINES.size() * CANDIDATES.size());
        try (Producer<String, byte[]> producer = Fleet.producer(broker)) {
            Fleet.enrol(producer);
            IntStream.range(0, tests).parallel().forEach(test -> {
                for (String candidate : CANDIDATES) {
                    for (TestMachine machine : Fleet.MACHINES) {
                        boolean fails = test % 10 == 0 && candidate.endsWith("rc6");
                        Status status = fails ? Status.FAIL : Status.PASS;
                        Future<RecordMetadata> _ = producer.send(
                                Fleet.record(machine.signed(machine.result(candidate, "test-" + test, status, 1), 1)));
                    }
                }
            });
        }
        System.out.printf("filled %d results in %.0f s%n", results, (System.nanoTime() - start) / 1e9);
    }

    private static double bare(String broker, Path state, Parse parse, int results) throws Exception {
        String application = "bare-" + UUID.randomUUID();
        Map<String, PublicKey> keys = Fleet.MACHINES.stream()
                .collect(Collectors.toMap(
                        TestMachine::kid,
                        machine -> Keys.publicKey(machine.enrolment().publicKey())));
        Properties properties = new Properties();
        properties.putAll(Map.of(
                StreamsConfig.APPLICATION_ID_CONFIG,
                application,
                StreamsConfig.BOOTSTRAP_SERVERS_CONFIG,
                broker,
                StreamsConfig.STATE_DIR_CONFIG,
                state.toString(),
                StreamsConfig.PROCESSING_GUARANTEE_CONFIG,
                StreamsConfig.EXACTLY_ONCE_V2,
                StreamsConfig.mainConsumerPrefix("auto.offset.reset"),
                "earliest"));
        long start = System.nanoTime();
        try (KafkaStreams streams = new KafkaStreams(ParseAndCount.topology(parse, keys), properties)) {
            streams.start();
            awaitCommitted(broker, application);
            double seconds = (System.nanoTime() - start) / 1e9;
            System.out.printf(
                    "  bare: read after %.1f s, %.0f us of processor time a result%n", seconds, cpu() / results);
            return results / seconds;
        }
    }

    /** From the start until all is read, decided and said: a group of its own is not to be had, so its offsets go. */
    private static double full(String broker, Path state, int threads, int results) throws Exception {
        forget(broker);
        long start = System.nanoTime();
        try (StreamsApp _ = StreamsApp.start(
                new Settings(broker, Map.of(), state, threads, Duration.ofMillis(500), "127.0.0.1", 0))) {
            awaitCommitted(broker, StreamsApp.APPLICATION);
            double cpu = cpu() / results;
            double seconds = (System.nanoTime() - start) / 1e9;
            awaitQuiet(broker);
            System.out.printf(
                    "  full: read after %.1f s, %.0f us of processor time a result; everything said after %.1f s%n",
                    seconds, cpu, (System.nanoTime() - start) / 1e9 - QUIET.toSeconds());
            return results / seconds;
        }
    }

    private static void forget(String broker) throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker))) {
            List<String> changelogs = admin.listTopics().names().get().stream()
                    .filter(name -> name.startsWith(StreamsApp.APPLICATION))
                    .toList();
            admin.deleteTopics(changelogs).all().get();
            if (admin.listGroups().all().get().stream()
                    .anyMatch(group -> group.groupId().equals(StreamsApp.APPLICATION))) {
                admin.deleteStreamsGroups(List.of(StreamsApp.APPLICATION)).all().get();
            }
        }
    }

    private static void awaitCommitted(String broker, String group) throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker))) {
            long end = ends(admin, Topics.RESULTS);
            await(LOOK_EVERY, () -> committed(admin, group) >= end);
        }
    }

    private static long committed(Admin admin, String group) throws Exception {
        return admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata().get().entrySet().stream()
                .filter(entry -> entry.getKey().topic().equals(Topics.RESULTS.topic()))
                .mapToLong(entry -> entry.getValue().offset())
                .sum();
    }

    /** Until nothing new was said for two seconds. */
    private static void awaitQuiet(String broker) throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker))) {
            AtomicLong before = new AtomicLong(-1);
            await(QUIET, () -> {
                long now = ends(admin, Topics.VERDICTS);
                return before.getAndSet(now) == now;
            });
        }
    }

    private static void await(Duration every, Callable<Boolean> done) {
        Awaitility.await().pollInterval(every).atMost(Duration.ofMinutes(15)).until(done);
    }

    private static long ends(Admin admin, Topics topic) throws Exception {
        List<TopicPartition> partitions = new ArrayList<>();
        admin.describeTopics(List.of(topic.topic()))
                .allTopicNames()
                .get()
                .values()
                .forEach(description -> description
                        .partitions()
                        .forEach(info -> partitions.add(new TopicPartition(topic.topic(), info.partition()))));
        Map<TopicPartition, OffsetSpec> latest = new java.util.HashMap<>();
        partitions.forEach(partition -> latest.put(partition, OffsetSpec.latest()));
        return admin.listOffsets(latest).all().get().values().stream()
                .mapToLong(info -> info.offset())
                .sum();
    }
}
