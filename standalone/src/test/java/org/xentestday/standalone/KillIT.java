package org.xentestday.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xentestday.model.Topics;
import org.xentestday.model.event.BinaryMode;
import org.xentestday.model.event.Event;
import org.xentestday.model.event.EventType;
import org.xentestday.model.event.RejectedException;
import org.xentestday.model.event.StructuredMode;
import org.xentestday.model.plan.Enrolment;
import org.xentestday.model.verdict.Coverage;
import org.xentestday.model.verdict.Disposition;
import org.xentestday.standalone.index.Index;
import org.xentestday.standalone.replay.ReplayCommand;
import picocli.CommandLine;

/**
 * A TestDay during which streams, the broker and Elasticsearch are each killed with SIGKILL. Afterwards everything is
 * counted three times: in the log, in what streams say, in the index.
 */
class KillIT {
    private static final int MACHINES = 10;

    @TempDir
    Path temp;

    private Installation installation;

    @BeforeEach
    void install() {
        installation = Installation.in(temp, "broker");
    }

    @Test
    void whatever_is_killed_nothing_acknowledged_is_lost_or_counted_twice() throws Exception {
        Files.setPosixFilePermissions(temp, java.nio.file.attribute.PosixFilePermissions.fromString("rwxr-xr-x"));
        ServerProcess streams = installation.up("streams"); // before the broker: it waits for its topics
        ServerProcess broker = installation.up("broker");
        try (ServerProcess elasticsearch = installation.up("elasticsearch").awaitWord("Ready")) {
            broker.awaitWord("Ready");
            streams.awaitWord("Ready");
            try (ServerProcess demo = demo().awaitWord("enrol ")) {
                // when
                streams.kill();
                streams = installation.up("streams");
                demo.awaitWord("test 4.2.2-final");
                broker.kill();
                broker = installation.up("broker");
                demo.awaitWord("test 4.3.0-rc5");
                killElasticsearch();

                // then
                assertThat(demo.exitCode()).as(demo.output()).isZero();
                assertThat(demo.output()).contains("none lost, none counted twice");
                assertCountedOnce();
                assertReplayed();
            }
            try (ServerProcess collector = installation.up("collector")) { // the index catches up by itself
                assertIndexed(collector);
            }
            elasticsearch.terminate();
            assertThat(elasticsearch.exitCode()).isZero();
        } finally {
            streams.close();
            broker.close();
        }
    }

    private void assertCountedOnce() throws IOException {
        Set<String> inLog = Records.resultIds(installation.admin());
        int expected = MACHINES * 3 * 16;
        assertThat(inLog).hasSize(expected);

        Map<String, Disposition> said = Records.newest(installation.admin(), Topics.DISPOSITIONS, Disposition.class);
        assertThat(said.keySet()).isEqualTo(inLog);
        assertThat(said.values()).allSatisfy(one -> assertThat(one.kind()).isEqualTo(Disposition.Kind.COUNTED));

        int counted = Records.newest(installation.admin(), Topics.COVERAGE, Coverage.class).values().stream()
                .mapToInt(Coverage::results)
                .sum();
        assertThat(counted).as("two candidates of three builds").isEqualTo(MACHINES * 2 * 16);
    }

    /** The decisions over an export of the log, without any server, are those that the killed and restarted one made. */
    private void assertReplayed() throws IOException {
        Path export = temp.resolve("export.ndjson");
        Path verdicts = temp.resolve("verdicts.ndjson");
        Files.write(export, export());
        int code = new CommandLine(new ReplayCommand()).execute(export.toString(), "--verdicts", verdicts.toString());
        assertThat(code).isZero();
        org.awaitility.Awaitility.await()
                .atMost(java.time.Duration.ofMinutes(1))
                .untilAsserted(() -> assertThat(liveVerdicts()).isEqualTo(Files.readAllLines(verdicts)));
    }

    private List<String> export() throws IOException {
        List<String> lines = new java.util.ArrayList<>();
        for (ConsumerRecord<String, byte[]> record : Records.readAll(installation.admin(), Topics.MACHINES)) {
            String kid = record.key();
            Enrolment enrolment = Records.value(record, Enrolment.class);
            lines.add(line(Event.of(EventType.ENROLMENT, kid, "/export", kid, Instant.EPOCH, enrolment)));
        }
        for (ConsumerRecord<String, byte[]> record : Records.readAll(installation.admin(), Topics.RESULTS)) {
            lines.add(line(event(record)));
        }
        return lines;
    }

    private static Event event(ConsumerRecord<String, byte[]> record) {
        try {
            return BinaryMode.ofKafka(record.headers(), Header::key, Header::value, record.value());
        } catch (RejectedException e) {
            throw new AssertionError(e);
        }
    }

    private static String line(Event event) {
        return new String(StructuredMode.write(event), StandardCharsets.UTF_8);
    }

    private List<String> liveVerdicts() {
        Map<String, String> newest = new TreeMap<>();
        Records.readAll(installation.admin(), Topics.VERDICTS).forEach(record -> {
            if (record.value() == null) {
                newest.remove(record.key());
            } else {
                newest.put(record.key(), new String(record.value(), StandardCharsets.UTF_8));
            }
        });
        return List.copyOf(newest.values());
    }

    private void assertIndexed(ServerProcess collector) throws Exception {
        try (Index index = installation.index()) {
            org.awaitility.Awaitility.await()
                    .atMost(java.time.Duration.ofMinutes(1))
                    .untilAsserted(() -> assertThat(index.count("testday-results"))
                            .as(collector.output())
                            .isEqualTo(MACHINES * 3 * 16));
            assertThat(index.count("testday-dispositions")).isEqualTo(MACHINES * 3 * 16);
        }
    }

    private void killElasticsearch() {
        String mark = "-Dtestday.elasticsearch=" + temp;
        List<ProcessHandle> servers = ProcessHandle.allProcesses()
                .filter(process -> commandLine(process).contains(mark))
                .toList();
        assertThat(servers).isNotEmpty();
        servers.forEach(ProcessHandle::destroyForcibly);
    }

    private static String commandLine(ProcessHandle process) {
        try {
            return Files.readString(Path.of("/proc", String.valueOf(process.pid()), "cmdline"));
        } catch (IOException e) {
            return ""; // it is gone
        }
    }

    private ServerProcess demo() throws IOException {
        return installation.start("demo", "collector", "demo", "--once", "--machines", String.valueOf(MACHINES));
    }
}
