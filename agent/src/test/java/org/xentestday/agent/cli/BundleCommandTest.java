package org.xentestday.agent.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xentestday.agent.exit.Exit;
import org.xentestday.agent.fixture.TestServer;
import org.xentestday.agent.fixture.TestServer.Fault;
import org.xentestday.model.json.Json;
import org.xentestday.model.plan.Plan;

/** A machine without network, a stick, and a machine with network that has nothing to do with the TestDay. */
@SuppressWarnings("NullAway.Init") // JUnit sets the directory
class BundleCommandTest {
    private static final Plan PLAN = new Plan("xen-4.3.0", "Xen 4.3", "4.3.0", null, List.of(), null, List.of());

    private @TempDir Path dir;
    private Terminal offline;
    private Terminal courier;
    private Path stick;

    @BeforeEach
    void two_machines() throws IOException {
        offline = new Terminal(Files.createDirectories(dir.resolve("dom0")));
        courier = new Terminal(Files.createDirectories(dir.resolve("laptop")));
        stick = Files.createDirectories(dir.resolve("stick")).resolve("mine.bundle");
    }

    @Test
    void a_machine_that_never_had_network_is_counted_and_learns_of_it() throws IOException {
        try (TestServer server = new TestServer()) {
            server.plans(PLAN);
            report("boot");
            report("xtf");

            // there
            assertThat(offline.run("bundle", stick.toString())).isZero();
            assertThat(offline.out())
                    .isEqualTo("2 results are in " + stick
                            + ". On a machine with network: testday send --bundle mine.bundle\n");
            offline.run("status", "--offline");
            assertThat(offline.out())
                    .contains("waiting  bundled on 2013-06-28")
                    .contains("0 sent, 2 waiting, 0 refused.");

            // away
            server.refuse("xtf");
            assertThat(send(server))
                    .as("the organiser does not know the machine")
                    .isEqualTo(Exit.NOT_PERMITTED.code());
            assertThat(courier.err()).endsWith("ask the organiser for a token and add --token TOKEN.\n");
            assertThat(send(server, "--token", TestServer.TOKEN)).isEqualTo(Exit.DATA.code());
            assertThat(courier.out())
                    .contains("  sent\n")
                    .contains("  refused  invalid: Nobody wants this test\n")
                    .endsWith("1 sent, 1 refused, 0 waiting. What the server said is in " + stick + ".answer.\n");
            assertThat(server.arrived()).hasSize(1);
            assertThat(dir.resolve("laptop/.local"))
                    .as("the courier becomes no machine")
                    .doesNotExist();

            // and back
            assertThat(offline.run("bundle", "--answer", stick + ".answer")).isZero();
            assertThat(offline.out())
                    .isEqualTo("The server took 1 and refused 1: testday status --offline lists them.\n");
            offline.run("status", "--offline");
            assertThat(offline.out())
                    .contains("sent  accepted")
                    .contains("refused  invalid: Nobody wants this test")
                    .contains("1 sent, 0 waiting, 1 refused.");
            assertThat(offline.run(
                            "report", "--no-send", "--test", "boot", "--status", "PASS", "--candidate", "4.3.0-rc6"))
                    .as("the plan came along")
                    .isZero();
        }
    }

    @Test
    void a_lost_stick_loses_nothing_and_a_stick_sent_twice_counts_once() throws IOException {
        try (TestServer server = new TestServer()) {
            report("boot");
            offline.run("bundle", dir.resolve("lost.bundle").toString());
            offline.run("bundle", stick.toString());

            assertThat(send(server, "--token", TestServer.TOKEN)).isZero();
            assertThat(send(server)).isZero();

            assertThat(server.arrived()).hasSize(1);
            assertThat(offline.run("send", "--server", server.address().toString()))
                    .as("waits for an enrolment, or the answer")
                    .isEqualTo(Exit.NOT_PERMITTED.code());
            offline.run("bundle", "--answer", stick + ".answer");
            assertThat(offline.run("send")).isZero();
            assertThat(offline.out()).isEqualTo("0 sent, 0 refused, 0 waiting.\n");
        }
    }

    @Test
    void a_receipt_is_as_good_as_an_answer() throws IOException {
        try (TestServer server = new TestServer()) {
            offline.run("enrol", TestServer.TOKEN, "--server", server.address().toString());
            report("boot");
            offline.run("bundle", stick.toString());
            send(server);

            offline.run("status", "--server", server.address().toString());

            assertThat(offline.out()).contains("sent  accepted").contains("1 sent, 0 waiting");
            offline.run("status", "--offline");
            assertThat(offline.out()).contains("1 sent, 0 waiting");
        }
    }

    @Test
    void a_bundle_that_was_cut_off_gives_what_it_has() throws IOException {
        try (TestServer server = new TestServer()) {
            for (int i = 0; i < 30; i++) {
                report("boot");
            }
            offline.run("bundle", stick.toString());
            byte[] whole = Files.readAllBytes(stick);
            Files.write(stick, Arrays.copyOf(whole, whole.length - 1500));

            int exit = send(server, "--token", TestServer.TOKEN);

            assertThat(exit).isEqualTo(Exit.DATA.code());
            assertThat(courier.err())
                    .matches(stick + " is cut off or damaged: \\d+ of its 30 results could be read; copy it again, or"
                            + " make it again\\.\n");
            assertThat(server.arrived()).hasSizeBetween(1, 29);
        }
    }

    @Test
    void a_busy_server_leaves_the_bundle_for_later() throws IOException {
        try (TestServer server = new TestServer()) {
            report("boot");
            offline.run("bundle", stick.toString());
            server.next(Fault.BUSY);

            assertThat(send(server, "--token", TestServer.TOKEN)).isEqualTo(Exit.LATER.code());
            assertThat(courier.out()).contains("0 sent, 0 refused, 1 waiting.");
            offline.run("bundle", "--answer", stick + ".answer");
            offline.run("status", "--offline");
            assertThat(offline.out()).contains("0 sent, 1 waiting");
            assertThat(send(server)).isZero();
        }
    }

    @Test
    void an_answer_outlives_a_later_try_that_reached_nobody() throws IOException {
        report("boot");
        offline.run("bundle", stick.toString());
        try (TestServer server = new TestServer()) {
            send(server, "--token", TestServer.TOKEN);
        }

        assertThat(courier.run("send", "--bundle", stick.toString(), "--server", "http://127.0.0.1:1"))
                .isEqualTo(Exit.LATER.code());

        assertThat(offline.run("bundle", "--answer", stick + ".answer")).isZero();
        assertThat(offline.out()).isEqualTo("The server took 1 and refused 0: testday status --offline lists them.\n");
    }

    @Test
    void all_adds_what_was_sent_before() throws IOException {
        try (TestServer server = new TestServer()) {
            report("boot");
            offline.run("enrol", TestServer.TOKEN, "--server", server.address().toString());
            offline.run("send");

            offline.run("bundle", stick.toString());
            assertThat(offline.out()).startsWith("0 results are in ");
            offline.run("bundle", stick.toString(), "--all", "--json");
            assertThat(offline.out()).contains("\"count\":1").contains("\"sha256\":");
            offline.run("status", "--offline");
            assertThat(offline.out()).contains("1 sent, 0 waiting");
        }
    }

    @Test
    void mistakes_are_one_sentence_each() throws IOException {
        Path text = Files.writeString(dir.resolve("text"), "no bundle");
        try (TestServer server = new TestServer()) {
            expect(Exit.DATA, "is no bundle", "send", "--bundle", text.toString(), "--server", "" + server.address());
            expect(Exit.DATA, "is no whole answer", "bundle", "--answer", text.toString());
            expect(Exit.DATA, "is there already and is no bundle", "bundle", text.toString());
            expect(
                    Exit.IO,
                    "There is no file",
                    "bundle",
                    "--answer",
                    dir.resolve("none").toString());
            expect(Exit.USAGE, "--token belongs to --bundle", "send", "--token", "x");
            expect(Exit.USAGE, "give it alone", "bundle", text.toString(), "--answer", text.toString());
            expect(Exit.CONFIG, "No server is set", "send", "--bundle", text.toString());
            report("boot");
            offline.run("bundle", stick.toString());
            send(server, "--token", TestServer.TOKEN);
            Terminal other = new Terminal(Files.createDirectories(dir.resolve("other")));
            assertThat(other.run("bundle", "--answer", stick + ".answer")).isEqualTo(Exit.DATA.code());
            assertThat(other.err()).isEqualTo("This answer is for the bundle of another machine.\n");
        }
    }

    @Test
    void json_says_what_became_of_each_result() throws IOException {
        try (TestServer server = new TestServer()) {
            report("boot");
            offline.run("bundle", stick.toString());

            send(server, "--token", TestServer.TOKEN, "--json");

            var document = Json.tree(courier.out().getBytes(java.nio.charset.StandardCharsets.UTF_8));
            assertThat(document.path("sent").asInt()).isEqualTo(1);
            assertThat(document.path("outcomes").get(0).path("id").asText())
                    .isEqualTo(server.arrived().getFirst());
        }
    }

    private void report(String test) {
        assertThat(offline.run(
                        "report",
                        "--no-send",
                        "--plan",
                        "xen-4.3.0",
                        "--test",
                        test,
                        "--status",
                        "PASS",
                        "--candidate",
                        "4.3.0-rc6"))
                .as(offline.err())
                .isZero();
    }

    private int send(TestServer server, String... more) {
        return courier.run(TestdayTest.join(
                new String[] {"send", "--bundle", stick.toString(), "--server", "" + server.address()}, more));
    }

    private void expect(Exit exit, String sentence, String... words) {
        assertThat(offline.run(words)).as(offline.err()).isEqualTo(exit.code());
        assertThat(offline.err()).contains(sentence).hasLineCount(1);
    }
}
