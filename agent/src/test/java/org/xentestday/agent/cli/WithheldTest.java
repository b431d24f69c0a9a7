package org.xentestday.agent.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xentestday.agent.exit.Exit;
import org.xentestday.agent.fixture.FakeHost;
import org.xentestday.agent.fixture.TestServer;
import org.xentestday.model.fixture.TestMachine;
import org.xentestday.model.plan.Plan;

/** What a tester sees of results that may be about security. */
@SuppressWarnings("NullAway.Init") // JUnit sets the directory
class WithheldTest {
    private static final String[] REPORT = {
        "report",
        "--test",
        "boot",
        "--candidate",
        "4.3.0-rc6",
        "--plan",
        "xen-4.3.0",
        "--status",
        "FAIL",
        "--went-wrong"
    };

    private @TempDir Path home;
    private String out = "";
    private String err = "";

    @Test
    void a_marked_result_stays_until_it_is_let_go() throws IOException {
        try (TestServer server = new TestServer()) {
            // given
            server.plans(new Plan("xen-4.3.0", "Xen 4.3", "4.3.0", null, List.of(), null, List.of()));
            run("enrol", TestServer.TOKEN, "--server", server.address().toString());

            // when
            assertThat(run(REPORT, "a guest read the host's memory", "--security"))
                    .isZero();

            // then
            assertThat(out).matches("""
                    Kept here as w-[0-9a-f]{10} and not sent: marked as a matter of security\\.
                    Tell security@xenproject\\.org about it, and nobody else for now\\. When it may be known: testday send --release w-[0-9a-f]{10}
                    """);
            String name = out.substring("Kept here as ".length(), "Kept here as ".length() + 12);
            assertThat(run("send")).isZero();
            assertThat(server.arrived()).isEmpty();
            run("status");
            assertThat(out).isEqualTo("""
                    %s  4.3.0-rc6   FAIL      boot                         withheld  marked as a matter of security
                    1 result recorded: 0 sent, 0 waiting, 0 refused, 1 withheld.
                    What is withheld stays on this machine: tell security@xenproject.org, and let it go with testday send --release NAME when it may be known.
                    """.formatted(name));

            assertThat(run("send", "--release", name)).isZero();
            assertThat(out).isEqualTo("1 sent, 0 refused, 0 waiting.\n");
            assertThat(server.arrived()).hasSize(1);
        }
    }

    @Test
    void words_that_name_an_unknown_advisory_keep_a_result_here_also_without_being_asked() {
        assertThat(run(REPORT, "as in XSA-9001", "--json")).isZero();

        assertThat(out)
                .matches(
                        "\\{\"id\":\"w-[0-9a-f]{10}\",\"state\":\"withheld\",\"why\":\"names XSA-9001, which is not known to be"
                                + " public\"}\n");
        run("status", "--offline", "--json");
        assertThat(out).contains("\"withheld\":1").contains("\"waiting\":0");
    }

    @Test
    void a_name_that_is_not_there_is_a_mistake() {
        assertThat(run("send", "--release", "w-0123456789")).isEqualTo(Exit.USAGE.code());

        assertThat(err).isEqualTo("There is no withheld result w-0123456789; testday status lists them.\n");
    }

    @Test
    void a_machine_with_nothing_to_send_needs_no_server() {
        assertThat(run("send")).isZero();

        assertThat(out).isEqualTo("0 sent, 0 refused, 0 waiting.\n");
    }

    private int run(String[] words, String... more) {
        List<String> all = new ArrayList<>(List.of(words));
        all.addAll(List.of(more));
        return run(all.toArray(String[]::new));
    }

    private int run(String... words) {
        StringWriter outText = new StringWriter();
        StringWriter errText = new StringWriter();
        int exit = new Testday(new World(
                        Map.of(
                                "HOME",
                                home.toString(),
                                "TESTDAY_STATE",
                                home.resolve("state").toString()),
                        Clock.fixed(TestMachine.NOON, ZoneOffset.UTC),
                        Duration.ofMillis(50),
                        timeout -> new FakeHost(),
                        World.Bench.real(),
                        InputStream.nullInputStream(),
                        () -> false,
                        new PrintWriter(outText, true),
                        new PrintWriter(errText, true)))
                .run(words);
        out = outText.toString();
        err = errText.toString();
        return exit;
    }
}
