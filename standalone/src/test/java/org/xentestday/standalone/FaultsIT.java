package org.xentestday.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xentestday.model.Topics;
import org.xentestday.model.event.Event;
import org.xentestday.model.fixture.TestMachine;
import org.xentestday.model.json.Json;
import org.xentestday.model.result.Result;
import org.xentestday.model.result.Status;
import org.xentestday.model.verdict.Coverage;
import org.xentestday.model.verdict.Disposition;
import org.xentestday.standalone.index.Index;

/**
 * Machines that send, one of them with a clock a day ahead, while the collector is killed twice and Elasticsearch hangs.
 * A machine does as the agent does: it sends the same until it is told that it was taken. Then everything is counted.
 */
final class FaultsIT {
    private static final String CANDIDATE = "4.3.0-rc6";
    private static final int MACHINES = 4;
    private static final int EACH = 200;
    private static final Duration PACE = Duration.ofMillis(60);
    private static final Duration A_DAY = Duration.ofDays(1);

    @TempDir
    Path temp;

    private final Set<String> taken = ConcurrentHashMap.newKeySet();
    private Installation installation;

    @BeforeEach
    void install() {
        installation = Installation.in(temp, "others");
    }

    @Test
    void a_collector_killed_twice_and_an_elasticsearch_that_hangs_lose_nothing_and_count_nothing_twice()
            throws Exception {
        Files.setPosixFilePermissions(temp, PosixFilePermissions.fromString("rwxr-xr-x"));
        try (ServerProcess others = installation
                        .start("up", "broker,streams,elasticsearch", "others")
                        .awaitWord("Ready");
                IntakeClient intake = installation.intake()) {
            ServerProcess collector = collector();
            try {
                // given
                List<TestMachine> machines = IntStream.range(0, MACHINES)
                        .mapToObj(i -> TestMachine.named("m" + i))
                        .toList();
                for (TestMachine machine : machines) {
                    intake.enrol(machine);
                }

                // when
                List<Thread> senders = machines.stream()
                        .map(machine -> Thread.startVirtualThread(() -> sendAll(intake, machine)))
                        .toList();
                collector = killedAndStarted(collector, 150);
                signal("-STOP");
                collector = killedAndStarted(collector, 350);
                awaitTaken(550); // the intake does without it
                signal("-CONT");
                for (Thread sender : senders) {
                    sender.join();
                }

                // then
                assertThat(taken).hasSize(MACHINES * EACH);
                assertCountedOnce();
                assertIndexedOnce();
            } finally {
                collector.close();
            }
            others.terminate();
            assertThat(others.exitCode()).isZero();
        }
    }

    private ServerProcess killedAndStarted(ServerProcess collector, int after) throws Exception {
        awaitTaken(after);
        collector.kill();
        return collector();
    }

    private void awaitTaken(int results) {
        await().atMost(Duration.ofMinutes(3)).until(() -> taken.size() >= results);
    }

    private void sendAll(IntakeClient intake, TestMachine machine) {
        for (int i = 0; i < EACH; i++) {
            Event event = event(machine, i);
            sendUntilTaken(intake, event);
            if (i % 10 == 0) {
                sendUntilTaken(intake, event); // as if the answer had been lost
            }
            LockSupport.parkNanos(PACE.toNanos());
        }
    }

    private void sendUntilTaken(IntakeClient intake, Event event) {
        while (!Thread.currentThread().isInterrupted()) {
            try {
                if (intake.send(event).statusCode() == 202) {
                    taken.add(event.id());
                    return;
                }
            } catch (IOException e) {
                // Killed, or not up again: the next time.
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            LockSupport.parkNanos(PACE.toNanos());
        }
    }

    /** The first machine's clock is a day ahead, the second's a day behind. */
    private static Event event(TestMachine machine, int number) {
        Duration wrong = machine.tester().endsWith("m0")
                ? A_DAY
                : machine.tester().endsWith("m1") ? A_DAY.negated() : Duration.ZERO;
        Result result = machine.result(CANDIDATE, "test-" + number % 20, Status.PASS, 1 + number / 20);
        ObjectNode json = (ObjectNode) Json.tree(result);
        json.put(
                "startedAt",
                Instant.ofEpochMilli(Instant.now().plus(wrong).toEpochMilli()).toString());
        try {
            return machine.signed(Json.read(json, Result.class), number);
        } catch (JacksonException e) {
            throw new AssertionError(e);
        }
    }

    private void assertCountedOnce() {
        Map<String, Object> admin = installation.admin();
        assertThat(Records.resultIds(admin)).isEqualTo(taken);
        await().atMost(Duration.ofMinutes(1)).untilAsserted(() -> {
            Map<String, Disposition> said = Records.newest(admin, Topics.DISPOSITIONS, Disposition.class);
            assertThat(said.keySet()).isEqualTo(taken);
            assertThat(said.values()).allSatisfy(one -> assertThat(one.kind()).isEqualTo(Disposition.Kind.COUNTED));
            assertThat(Records.newest(admin, Topics.COVERAGE, Coverage.class).values().stream()
                            .mapToInt(Coverage::results)
                            .sum())
                    .isEqualTo(taken.size());
        });
    }

    private void assertIndexedOnce() {
        try (Index index = installation.index()) {
            await().atMost(Duration.ofMinutes(2)).untilAsserted(() -> {
                assertThat(index.count("testday-results")).isEqualTo(taken.size());
                assertThat(index.count("testday-dispositions")).isEqualTo(taken.size());
            });
        }
    }

    private void signal(String signal) throws IOException, InterruptedException {
        String pid =
                Files.readString(temp.resolve("others/elasticsearch/tmp/pid")).strip();
        assertThat(new ProcessBuilder("kill", signal, pid).start().waitFor()).isZero();
    }

    private ServerProcess collector() throws IOException {
        return installation.up("collector").awaitWord("Ready");
    }
}
