package org.xentestday.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xentestday.agent.embargo.Embargo;
import org.xentestday.agent.embargo.Withheld;
import org.xentestday.agent.exit.AgentException;
import org.xentestday.agent.fixture.FakeHost;
import org.xentestday.agent.fixture.TestServer;
import org.xentestday.agent.journal.Outcome;
import org.xentestday.agent.journal.Task;
import org.xentestday.agent.send.Sending;
import org.xentestday.model.fixture.TestMachine;
import org.xentestday.model.result.Build;
import org.xentestday.model.result.Candidate;
import org.xentestday.model.result.Facets;
import org.xentestday.model.result.Result;
import org.xentestday.model.result.Status;

/** What may be about security leaves no trace on the wire until the tester lets it go. */
class EmbargoedAgentTest {
    private static final Clock NOON = Clock.fixed(TestMachine.NOON, ZoneOffset.UTC);

    @Test
    void neither_a_result_nor_a_gap_shows_that_something_was_withheld(@TempDir Path dir, @TempDir Path bundles)
            throws IOException {
        try (TestServer server = new TestServer();
                Agent agent = agent(dir, server, "boot-1")) {
            // given
            agent.enrol(TestServer.TOKEN);
            agent.record(task("boot"), Outcome.pass());
            String first = agent.record(task("boot").suspected(Embargo.MARKED), failed("guest escape"));
            Run run = agent.begin(task("boot").suspected(Embargo.MARKED));
            run.step("escape again");
            run.end(failed("again"));
            agent.record(task("boot"), Outcome.pass());

            // when
            agent.bundle(bundles.resolve("all.bundle"), true);
            Sending sending = agent.send();

            // then
            assertThat(sending).isEqualTo(new Sending(2, 0, 0, null));
            assertThat(server.arrived()).hasSize(2);
            for (int i = 0; i < 2; i++) {
                var event = server.event(server.arrived().get(i));
                assertThat(event.sequence()).isEqualTo(i + 1);
                assertThat(event.record(Result.class).attempt()).isEqualTo(i + 1);
            }
            assertThat(Files.readString(dir.resolve("spool.log")))
                    .doesNotContain("escape")
                    .doesNotContain("again");
            assertThat(agent.withheld())
                    .hasSize(2)
                    .first()
                    .extracting(Withheld::name)
                    .isEqualTo(first);
            assertThat(agent.results()).hasSize(2);
            assertThat(server.activities()).isEmpty();
        }
    }

    @Test
    void a_tester_lets_a_result_go_and_it_counts_like_any_other(@TempDir Path dir) throws IOException {
        try (TestServer server = new TestServer()) {
            String name;
            try (Agent agent = agent(dir, server, "boot-1")) {
                agent.enrol(TestServer.TOKEN);
                name = agent.record(task("boot").suspected(Embargo.MARKED), failed("it was nothing"));
                agent.record(task("boot"), Outcome.pass());
                agent.send();
            }

            try (Agent agent = agent(dir, server, "boot-2")) {
                String id = agent.release(name);
                agent.send();

                assertThat(server.arrived()).hasSize(2).last().isEqualTo(id);
                Result released = server.event(id).record(Result.class);
                assertThat(released.wentWrong()).isEqualTo("it was nothing");
                assertThat(released.attempt()).isEqualTo(2);
                assertThat(agent.withheld()).isEmpty();
                assertThatThrownBy(() -> agent.release(name))
                        .isInstanceOf(AgentException.class)
                        .hasMessageContaining("There is no withheld result " + name);
            }
        }
    }

    @Test
    void a_crash_while_it_is_let_go_loses_nothing_and_counts_nothing_twice(@TempDir Path dir, @TempDir Path copy)
            throws IOException {
        try (TestServer server = new TestServer()) {
            // given
            String id;
            try (Agent agent = agent(dir, server, "boot-1")) {
                agent.enrol(TestServer.TOKEN);
                String name = agent.record(task("boot").suspected(Embargo.MARKED), failed("it was nothing"));
                agent.record(task("boot"), Outcome.pass());
                Files.copy(dir.resolve("spool.log"), copy.resolve("spool.log"));
                id = agent.release(name);
            }
            byte[] lines = Files.readAllBytes(dir.resolve("withheld.log"));
            String text = new String(lines, java.nio.charset.StandardCharsets.UTF_8);
            int beforeGone = text.lastIndexOf('\n', text.length() - 2) + 1;
            Files.write(dir.resolve("withheld.log"), java.util.Arrays.copyOf(lines, beforeGone));
            Files.copy(copy.resolve("spool.log"), dir.resolve("spool.log"), StandardCopyOption.REPLACE_EXISTING);

            // when
            for (int start = 0; start < 2; start++) {
                try (Agent agent = agent(dir, server, "boot-1")) {
                    agent.send();
                }
            }

            // then
            assertThat(server.arrived()).hasSize(2).contains(id);
        }
    }

    @Test
    void a_host_that_goes_down_under_an_attacking_guest_is_kept_here_once(@TempDir Path dir) throws IOException {
        try (TestServer server = new TestServer()) {
            // given
            try (Agent agent = agent(dir, server, "boot-1")) {
                agent.enrol(TestServer.TOKEN);
                agent.begin(task("xtf")).step("run the tests");
            }

            // when
            try (Agent agent = agent(dir, server, "boot-2")) {
                List<Result> recovered = agent.recover();
                agent.send();

                // then
                assertThat(recovered).extracting(Result::status).containsExactly(Status.HOST_LOST);
                assertThat(agent.withheldNow()).hasSize(1);
                assertThat(agent.recover()).isEmpty();
            }
            try (Agent agent = agent(dir, server, "boot-2")) {
                assertThat(agent.recover()).isEmpty();
                assertThat(agent.withheld()).hasSize(1);
            }
            assertThat(server.arrived()).isEmpty();
            assertThat(server.activities()).isEmpty();
        }
    }

    @Test
    void a_crash_between_safe_and_journal_makes_no_second_result(@TempDir Path dir, @TempDir Path copy)
            throws IOException {
        try (TestServer server = new TestServer()) {
            // given
            try (Agent agent = agent(dir, server, "boot-1")) {
                Run run = agent.begin(task("boot").suspected(Embargo.MARKED));
                Files.copy(dir.resolve("journal.log"), copy.resolve("journal.log"));
                run.end(failed("secret"));
            }
            Files.copy(copy.resolve("journal.log"), dir.resolve("journal.log"), StandardCopyOption.REPLACE_EXISTING);

            // when
            try (Agent agent = agent(dir, server, "boot-2")) {
                // then
                assertThat(agent.recover()).isEmpty();
                assertThat(agent.withheld()).hasSize(1);
                assertThat(agent.results()).isEmpty();
            }
        }
    }

    @Test
    void results_of_a_build_that_names_an_unknown_advisory_stay(@TempDir Path dir) throws IOException {
        try (TestServer server = new TestServer();
                Agent agent = Agent.open(Setup.of(dir, server.address(), NOON, "boot-1")
                        .on(new FakeHost().with("/sys/hypervisor/version/extra", ".1-xsa9001\n")))) {
            agent.enrol(TestServer.TOKEN);
            agent.begin(task("boot")).end(Outcome.pass());

            assertThat(agent.withheldNow())
                    .extracting(Withheld::why)
                    .containsExactly("the build names XSA-9001, which is not known to be public");
            assertThat(server.activities()).isEmpty();
        }
    }

    private static Agent agent(Path dir, TestServer server, String boot) throws IOException {
        return Agent.open(Setup.of(dir, server.address(), NOON, boot).on(new FakeHost()));
    }

    private static Outcome failed(String sentence) {
        return Outcome.of(Status.FAIL, sentence, null);
    }

    private static Task task(String test) {
        Build build = new Build(Candidate.parse("4.3.0-rc6"), null, Build.KnownBy.TESTER);
        return new Task(TestMachine.PLAN, TestMachine.RELEASE, test, 1, build, Facets.NONE);
    }
}
