package org.xentestday.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xentestday.model.fixture.TestMachine;
import org.xentestday.model.json.Json;
import org.xentestday.model.result.Status;

/** The intake as a process of its own beside a real broker: its end under load, its figures, bundles, HTTPS. */
final class IntakeIT {
    private static final int SENDERS = 8;

    @TempDir
    Path temp;

    private final TestMachine machine = TestMachine.named("one");
    private Installation installation;

    @BeforeEach
    void install() {
        installation = Installation.in(temp, "broker");
    }

    @Test
    void collector_told_to_end_under_load_loses_nothing_acknowledged_and_cuts_no_answer() throws Exception {
        try (ServerProcess broker = installation.up("broker").awaitWord("Ready");
                IntakeClient intake = installation.intake()) {
            Set<String> acknowledged;
            Queue<String> faults = new ConcurrentLinkedQueue<>();
            try (ServerProcess collector = installation.up("collector").awaitWord("Ready")) {
                intake.enrol(machine);
                Queue<String> taken = new ConcurrentLinkedQueue<>();
                AtomicInteger attempt = new AtomicInteger();
                List<Thread> senders = java.util.stream.IntStream.range(0, SENDERS)
                        .mapToObj(_ -> Thread.startVirtualThread(() -> sendUntilTheEnd(attempt, taken, faults)))
                        .toList();
                await().atMost(Duration.ofMinutes(2)).until(() -> taken.size() > 300);
                assertFigures(intake);
                // when
                collector.terminate();
                // then
                assertThat(collector.exitCode()).isZero();
                for (Thread sender : senders) {
                    sender.join();
                }
                acknowledged = Set.copyOf(taken);
            }
            assertThat(faults).as("answers cut off in the middle").isEmpty();
            Set<String> inLog = Records.resultIds(installation.admin());
            assertThat(inLog).containsAll(acknowledged);
            broker.terminate();
            assertThat(broker.exitCode()).isZero();
        }
    }

    @Test
    void https_is_served_to_the_agent_and_a_new_certificate_without_a_restart() throws Exception {
        Certificate first = Certificate.make(temp, "first");
        Certificate second = Certificate.make(temp, "second");
        Path certificate = Files.copy(first.certificate(), temp.resolve("server.pem"));
        Path key = Files.copy(first.key(), temp.resolve("server.key"));
        String[] tls = {"--listen", "0.0.0.0", "--tls-certificate", certificate.toString(), "--tls-key", key.toString()
        };
        TestdayProcess dom0 = new TestdayProcess(Files.createDirectory(temp.resolve("dom0")));
        try (ServerProcess broker = installation.up("broker").awaitWord("Ready");
                ServerProcess collector = installation.up("collector", tls).awaitWord("Ready")) {
            // the first certificate is good for the agent that trusts it, and for no other
            assertThat(collector.output()).contains("https://localhost:" + installation.port() + "/");
            dom0.run(77, guess(first));
            assertThat(dom0.run(76, guess(second))).contains("authority that this machine does not know");
            // a renewed one is served soon
            Files.copy(second.key(), key, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
            Files.copy(second.certificate(), certificate, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
            await().atMost(Duration.ofMinutes(1)).untilAsserted(() -> dom0.run(77, guess(second)));
            collector.terminate();
            assertThat(collector.exitCode()).isZero();
            broker.terminate();
        }
    }

    @Test
    void others_are_not_let_in_without_a_certificate() throws Exception {
        try (ServerProcess refused = installation.up("collector", "--listen", "0.0.0.0")) {
            assertThat(refused.exitCode()).isEqualTo(2);
            assertThat(refused.output())
                    .contains("--listen 0.0.0.0")
                    .contains("needs --tls-certificate and --tls-key.");
        }
    }

    /** Gets as far as the server's answer: nobody has that token. */
    private String[] guess(Certificate trusted) {
        return new String[] {
            "enrol",
            "guessed",
            "--server",
            "https://localhost:" + installation.port(),
            "--set",
            "certificates=" + trusted.certificate()
        };
    }

    private void sendUntilTheEnd(AtomicInteger attempt, Queue<String> taken, Queue<String> faults) {
        try (IntakeClient intake = installation.intake()) {
            while (true) {
                HttpResponse<byte[]> answer =
                        intake.send(machine.event("4.3.0-rc6", "guest-hvm", Status.PASS, attempt.incrementAndGet()));
                if (answer.statusCode() == 202) {
                    taken.add(Json.tree(answer.body()).path("id").asText());
                } else if (answer.statusCode() != 503) {
                    faults.add(answer.statusCode() + new String(answer.body(), StandardCharsets.UTF_8));
                }
            }
        } catch (IOException e) {
            String words = String.valueOf(e.getMessage());
            if (words.contains("content-length") || words.contains("chunk") || words.contains("partial")) {
                faults.add(words);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Every figure that the manual promises is there after real traffic, but those of what did not happen. */
    private void assertFigures(IntakeClient intake) throws Exception {
        intake.ask(intake.to("/api/v1/results").POST(BodyPublishers.ofString("{}")));
        String figures = new String(intake.ask(intake.to("/prometheus")).body(), StandardCharsets.UTF_8);
        String manual = Files.readString(Path.of("../collector/README.md"));
        String table = manual.substring(manual.indexOf("## Figures"), manual.indexOf("## Index"));
        List<String> promised = Pattern.compile("`((?:testday|http|jvm|process)_[a-z_]+)")
                .matcher(table)
                .results()
                .map((MatchResult match) -> match.group(1))
                .toList();
        assertThat(promised).hasSizeGreaterThan(12);
        assertThat(promised)
                .filteredOn(name -> !Set.of("testday_limited_total", "testday_hung_up_total")
                        .contains(name))
                .allSatisfy(name -> assertThat(figures).contains("\n" + name));
        assertThat(figures).contains("testday_caught_up{reader=\"registry\"} 1.0");
    }
}
