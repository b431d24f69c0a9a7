package org.xentestday.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xentestday.agent.disk.StateDirectory;
import org.xentestday.agent.exit.AgentException;
import org.xentestday.agent.exit.Exit;
import org.xentestday.agent.fixture.TestServer;
import org.xentestday.agent.fixture.TestServer.Fault;
import org.xentestday.agent.identity.Identity;
import org.xentestday.agent.journal.Intent;
import org.xentestday.agent.journal.Journal;
import org.xentestday.agent.journal.Outcome;
import org.xentestday.agent.journal.Task;
import org.xentestday.agent.send.Sending;
import org.xentestday.agent.server.Link;
import org.xentestday.agent.status.MyResult;
import org.xentestday.model.fixture.TestMachine;
import org.xentestday.model.result.Build;
import org.xentestday.model.result.Candidate;
import org.xentestday.model.result.Facet;
import org.xentestday.model.result.Facets;
import org.xentestday.model.result.Result;
import org.xentestday.model.result.Status;

class AgentTest {
    private static final Clock NOON = Clock.fixed(TestMachine.NOON, ZoneOffset.UTC);
    private static final URI NOBODY = URI.create("http://127.0.0.1:1");

    @Test
    void a_machine_that_went_down_in_a_run_says_so_after_its_next_boot(@TempDir Path dir) throws IOException {
        // given
        String id;
        try (Agent agent = Agent.open(Setup.of(dir, NOBODY, NOON, "boot-1"))) {
            Run run = agent.begin(task("gpu-passthrough-large-vram"));
            run.step("start guest");
            run.step("load driver");
            id = run.id();
        }

        // when
        try (Agent agent = Agent.open(Setup.of(dir, NOBODY, NOON, "boot-2"))) {
            List<Result> recovered = agent.recover();

            // then
            assertThat(recovered).singleElement().satisfies(result -> {
                assertThat(result.status()).isEqualTo(Status.HOST_LOST);
                assertThat(result.lastStep()).isEqualTo("load driver");
                assertThat(result.id()).isEqualTo(id);
                assertThat(result.facets()).isEqualTo(task("x").facets());
            });
            assertThat(agent.recover()).isEmpty();
            assertThat(agent.results()).hasSize(1);
        }
    }

    @Test
    void an_agent_that_died_alone_blames_the_harness(@TempDir Path dir) throws IOException {
        try (Agent agent = Agent.open(Setup.of(dir, NOBODY, NOON, "boot-1"))) {
            agent.begin(task("boot")).step("look");
        }

        try (Agent agent = Agent.open(Setup.of(dir, NOBODY, NOON, "boot-1"))) {
            assertThat(agent.recover()).singleElement().satisfies(result -> {
                assertThat(result.status()).isEqualTo(Status.BROKEN);
                assertThat(result.reason()).isEqualTo("agent-died");
                assertThat(result.lastStep()).isEqualTo("look");
            });
        }
    }

    @Test
    void an_attempt_from_more_than_a_year_ago_is_told(@TempDir Path dir) throws IOException {
        try (Agent agent = Agent.open(Setup.of(dir, NOBODY, NOON, "boot-1"))) {
            agent.begin(task("boot")).step("look");
        }

        Clock later = Clock.offset(NOON, Duration.ofDays(400));
        try (Agent agent = Agent.open(Setup.of(dir, NOBODY, later, "boot-2"))) {
            assertThat(agent.recover())
                    .singleElement()
                    .extracting(Result::status)
                    .isEqualTo(Status.HOST_LOST);
        }
    }

    @Test
    void an_attempt_that_cannot_be_told_keeps_no_other_from_being_told(@TempDir Path dir) throws IOException {
        // given
        try (StateDirectory directory = StateDirectory.open(dir, Duration.ZERO);
                Journal journal = Journal.open(directory)) {
            Identity identity = Identity.of(directory);
            Facets ofAnotherAgent = Facets.of(Map.of("colour", "green"));
            Task task = new Task("xen-4.21.0", "4.21.0", "save", 1, task("save").build(), ofAnotherAgent);
            journal.begin(new Intent(task, 1, identity.machine(), identity.boot("boot-1"), TestMachine.NOON, null));
        }
        try (Agent agent = Agent.open(Setup.of(dir, NOBODY, NOON, "boot-1"))) {
            agent.begin(task("boot")).step("look");
        }

        // when
        try (Agent agent = Agent.open(Setup.of(dir, NOBODY, NOON, "boot-2"))) {
            List<Result> recovered = agent.recover();

            // then
            assertThat(recovered).singleElement().extracting(Result::test).isEqualTo("boot");
            assertThat(agent.untold())
                    .containsExactly("An attempt at save never ended."
                            + " Not recorded: colour=green is not in the vocabulary of facets.");
            assertThat(agent.unreadable()).isEqualTo(1);
        }
    }

    @Test
    void recovery_leaves_the_attempts_of_this_process_alone(@TempDir Path dir) throws IOException {
        try (Agent agent = Agent.open(Setup.of(dir, NOBODY, NOON, "boot-1"))) {
            Run run = agent.begin(task("boot"));

            assertThat(agent.recover()).isEmpty();

            assertThat(run.end(Outcome.pass()).status()).isEqualTo(Status.PASS);
        }
    }

    @Test
    void a_crash_between_spool_and_journal_makes_no_second_result(@TempDir Path dir, @TempDir Path copy)
            throws IOException {
        // given
        Result ended;
        try (Agent agent = Agent.open(Setup.of(dir, NOBODY, NOON, "boot-1"))) {
            Run run = agent.begin(task("boot"));
            Files.copy(dir.resolve("journal.log"), copy.resolve("journal.log"));
            ended = run.end(Outcome.pass());
        }
        Files.copy(copy.resolve("journal.log"), dir.resolve("journal.log"), StandardCopyOption.REPLACE_EXISTING);

        // when
        try (Agent agent = Agent.open(Setup.of(dir, NOBODY, NOON, "boot-2"))) {
            assertThat(agent.recover()).isEmpty();

            // then
            assertThat(agent.results()).singleElement().satisfies(mine -> {
                assertThat(mine.result().id()).isEqualTo(ended.id());
                assertThat(mine.result().status()).isEqualTo(Status.PASS);
            });
        }
    }

    @Test
    void attempts_count_up_within_a_boot_and_start_again_in_the_next(@TempDir Path dir) throws IOException {
        List<Integer> attempts = new ArrayList<>();
        for (String boot : new String[] {"boot-1", "boot-1", "boot-2"}) {
            try (Agent agent = Agent.open(Setup.of(dir, NOBODY, NOON, boot))) {
                Run open = agent.begin(task("boot"));
                agent.record(task("boot"), Outcome.pass());
                open.end(Outcome.pass());
                agent.results().stream()
                        .skip(attempts.size())
                        .map(mine -> mine.result().attempt())
                        .forEach(attempts::add);
            }
        }

        assertThat(attempts).containsExactly(2, 1, 4, 3, 2, 1);
    }

    @Test
    void the_server_gets_everything_once_and_in_order(@TempDir Path dir) throws IOException {
        try (TestServer server = new TestServer();
                Agent agent = Agent.open(Setup.of(dir, server.address(), NOON, "boot-1"))) {
            // given
            agent.enrol(TestServer.TOKEN);
            List<String> ids = record(agent, 230);

            // when
            Sending sending = agent.send();

            // then
            assertThat(sending).isEqualTo(new Sending(230, 0, 0, null));
            assertThat(server.arrived()).isEqualTo(ids);
            assertThat(server.batches()).containsExactly(200, 30);
            assertThat(agent.send().sent()).isZero();
            assertThat(agent.receipt(ids.getFirst()).orElseThrow().stage()).isEqualTo("accepted");
            assertThat(agent.receipt("0".repeat(40))).isEmpty();
        }
    }

    @Test
    void receipts_are_asked_for_with_the_credential_and_of_its_server_only(@TempDir Path dir) throws IOException {
        try (TestServer server = new TestServer();
                TestServer other = new TestServer()) {
            try (Agent agent = Agent.open(Setup.of(dir, server.address(), NOON, "boot-1"))) {
                // given
                agent.enrol(TestServer.TOKEN);
                record(agent, 1);
                agent.send();
                assertThat(agent.receipt(agent.results().getFirst().result().id()))
                        .isPresent();
            }
            try (Agent agent = Agent.open(Setup.of(dir, other.address(), NOON, "boot-1"))) {
                // when
                AgentException refusal = catchThrowableOfType(AgentException.class, () -> agent.receipt("any"));

                // then
                assertThat(refusal.exit()).isEqualTo(Exit.NOT_PERMITTED);
                assertThat(refusal.sentence()).endsWith("enrol again with a token.");
            }
        }
    }

    @Test
    void an_answer_that_got_lost_leads_to_the_same_ids_again(@TempDir Path dir) throws IOException {
        try (TestServer server = new TestServer();
                Agent agent = Agent.open(Setup.of(dir, server.address(), NOON, "boot-1"))) {
            agent.enrol(TestServer.TOKEN);
            List<String> ids = record(agent, 3);
            server.next(Fault.TAKEN_BUT_UNSAID);

            Sending first = agent.send();
            Sending second = agent.send();

            assertThat(first.exit()).isEqualTo(Exit.LATER);
            assertThat(first.waiting()).isEqualTo(3);
            assertThat(second.sent()).isEqualTo(3);
            assertThat(server.arrived()).isEqualTo(ids);
        }
    }

    @Test
    void a_crash_after_the_acknowledgement_sends_again_and_loses_nothing(@TempDir Path dir, @TempDir Path copy)
            throws IOException {
        try (TestServer server = new TestServer()) {
            // given
            Setup setup = Setup.of(dir, server.address(), NOON, "boot-1");
            List<String> ids;
            try (Agent agent = Agent.open(setup)) {
                agent.enrol(TestServer.TOKEN);
                ids = record(agent, 3);
                Files.copy(dir.resolve("spool.log"), copy.resolve("spool.log"));
                agent.send();
            }
            Files.copy(copy.resolve("spool.log"), dir.resolve("spool.log"), StandardCopyOption.REPLACE_EXISTING);

            // when
            try (Agent agent = Agent.open(setup)) {
                assertThat(agent.send().sent()).isEqualTo(3);
            }

            // then
            assertThat(server.arrived()).isEqualTo(ids);
        }
    }

    @Test
    void one_refused_result_does_not_hold_up_the_others(@TempDir Path dir) throws IOException {
        try (TestServer server = new TestServer();
                Agent agent = Agent.open(Setup.of(dir, server.address(), NOON, "boot-1"))) {
            // given
            agent.enrol(TestServer.TOKEN);
            server.refuse("xtf");
            agent.record(task("boot"), Outcome.pass());
            String refused = agent.record(task("xtf"), Outcome.pass());
            agent.record(task("boot"), Outcome.pass());

            // when
            Sending sending = agent.send();

            // then
            assertThat(sending).isEqualTo(new Sending(2, 1, 0, null));
            assertThat(sending.exit()).isEqualTo(Exit.DATA);
            assertThat(agent.results())
                    .filteredOn(mine -> mine.result().id().equals(refused))
                    .extracting(MyResult::why)
                    .containsExactly("invalid: Nobody wants this test");
            assertThat(agent.send()).isEqualTo(new Sending(0, 0, 0, null));
        }
    }

    @Test
    void without_enrolment_results_wait(@TempDir Path dir) throws IOException {
        try (TestServer server = new TestServer();
                Agent agent = Agent.open(Setup.of(dir, server.address(), NOON, "boot-1"))) {
            record(agent, 2);

            Sending before = agent.send();
            agent.enrol(TestServer.TOKEN);

            assertThat(before.exit()).isEqualTo(Exit.NOT_PERMITTED);
            assertThat(before.waiting()).isEqualTo(2);
            assertThat(agent.send().sent()).isEqualTo(2);
        }
    }

    @Test
    void a_result_that_cannot_be_told_is_not_begun(@TempDir Path dir) throws IOException {
        try (Agent agent = Agent.open(Setup.of(dir, NOBODY, NOON, "boot-1"))) {
            Task wrong = new Task(
                    "Not A Plan",
                    "4.3.0",
                    "boot",
                    1,
                    task("boot").build(),
                    task("boot").facets());
            Task strange = new Task(
                    TestMachine.PLAN,
                    "4.3.0",
                    "boot",
                    1,
                    task("boot").build(),
                    Facets.of(java.util.Map.of("serial", "abc")));

            assertThatThrownBy(() -> agent.begin(wrong)).hasMessageStartingWith("Not recorded: ");
            assertThatThrownBy(() -> agent.begin(strange))
                    .hasMessage("Not recorded: serial=abc is not in the vocabulary of facets.");
            assertThat(agent.recover()).isEmpty();
        }
    }

    @Test
    void words_that_name_the_host_stay_here(@TempDir Path dir) throws IOException {
        try (TestServer server = new TestServer();
                Agent agent = Agent.open(new Setup(
                        dir,
                        Link.to(server.address(), Duration.ofSeconds(5)),
                        java.util.Optional.empty(),
                        NOON,
                        "boot-1",
                        Duration.ZERO,
                        List.of("tortoise"),
                        java.util.Optional.empty()))) {
            agent.enrol(TestServer.TOKEN);
            String id = agent.record(
                    task("boot"), Outcome.of(Status.FAIL, "tortoise lost 52:54:00:12:34:56 on 0000:03:00.0", null));

            agent.send();

            assertThat(server.event(id).record(Result.class).wentWrong())
                    .isEqualTo("<name> lost <mac> on 0000:03:00.0");
        }
    }

    @Test
    void damage_is_counted_in_the_journal_as_in_the_spool(@TempDir Path dir) throws IOException {
        // given
        try (Agent agent = Agent.open(Setup.of(dir, NOBODY, NOON, "boot-1"))) {
            agent.begin(task("boot")).end(Outcome.pass());
            assertThat(agent.unreadable()).isZero();
        }
        Files.writeString(dir.resolve("journal.log"), "damage\n", StandardOpenOption.APPEND);
        Files.writeString(dir.resolve("spool.log"), "damage\nmore of it\n", StandardOpenOption.APPEND);

        // when
        try (Agent agent = Agent.open(Setup.of(dir, NOBODY, NOON, "boot-1"))) {
            // then
            assertThat(agent.unreadable()).isEqualTo(3);
        }
    }

    private static List<String> record(Agent agent, int results) throws IOException {
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < results; i++) {
            ids.add(agent.record(task("boot"), Outcome.pass()));
        }
        return ids;
    }

    private static Task task(String test) {
        return new Task(
                TestMachine.PLAN,
                TestMachine.RELEASE,
                test,
                1,
                new Build(Candidate.parse("4.3.0-rc6"), null, Build.KnownBy.TESTER),
                Facets.NONE.with(Facet.CPU_VENDOR, "amd"));
    }
}
