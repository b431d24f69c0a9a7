package org.xentestday.agent.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.xentestday.agent.Agent;
import org.xentestday.agent.Setup;
import org.xentestday.agent.spool.Summary;
import org.xentestday.agent.status.MyResult;
import org.xentestday.model.json.Json;
import org.xentestday.model.result.Status;

/** {@code testday run} as a process, on a toolstack of shell scripts. */
@SuppressWarnings("NullAway.Init") // JUnit sets the directory
class RunIT {
    private static final int KILLS = 6;

    private @TempDir Path home;
    private FakeDom0 dom0;

    @BeforeEach
    void a_dom0() throws IOException {
        dom0 = new FakeDom0(home);
    }

    @Test
    @Timeout(300)
    void tests_run_and_leave_nothing_behind() throws Exception {
        Said said = wait(dom0.run("cpu-hotplug", "save-restore", "ballooning", "cpupools", "--guest-type", "pv"));

        assertThat(said.exit()).as(said.text()).isZero();
        assertThat(said.text()).contains("4 results recorded: 4 PASS.");
        assertThat(dom0.created()).isEqualTo(4);
        clean();
    }

    @Test
    @Timeout(300)
    void wherever_it_is_killed_the_next_start_takes_all_away_and_each_attempt_has_one_result() throws Exception {
        // given
        Random random = new Random(4_17_0);

        // when
        for (int kill = 0; kill < KILLS; kill++) {
            ProcessBuilder run = dom0.run("cpupools", "save-restore", "--guest-type", "pv");
            killedAt(run, 1 + random.nextInt(16), random.nextInt(400));
            assertThat(wait(dom0.testday("status", "--offline")).exit()).isZero();
            clean();
        }

        // then
        assertThat(dom0.created()).as("guests that were made").isPositive();
        List<String> begun = begun();
        List<Summary> results = results();
        assertThat(begun).hasSizeGreaterThanOrEqualTo(KILLS / 2);
        assertThat(results).extracting(Summary::id).containsExactlyInAnyOrderElementsOf(begun);
        assertThat(results)
                .as(Files.readString(dom0.state().resolve("spool.log")))
                .extracting(Summary::status)
                .isSubsetOf(Status.PASS, Status.BROKEN);
    }

    @Test
    @Timeout(120)
    void ctrl_c_takes_all_away_before_the_process_ends_and_has_a_result() throws Exception {
        // given
        Process process = dom0.run("cpupools", "--guest-type", "pv")
                .redirectErrorStream(true)
                .start();
        awaitCreated(1);

        // when
        signal(process, "INT");

        // then
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isEqualTo(128 + 2);
        clean();
        assertThat(results()).singleElement().satisfies(result -> {
            assertThat(result.status()).isEqualTo(Status.BROKEN);
            assertThat(result.test()).isEqualTo("cpupools");
        });
    }

    @Test
    @Timeout(120)
    void a_toolstack_that_hangs_is_given_up() throws Exception {
        ProcessBuilder run = dom0.run("guest-pv", "--set", "patience=1");
        run.environment().put("FAKE_XEN_HANG", "shutdown");

        Said said = wait(run);

        assertThat(said.exit()).isEqualTo(1);
        assertThat(said.text()).contains("xl shutdown testday-").contains("did not end within 20 s");
        clean();
    }

    @Test
    @Timeout(120)
    void junk_is_no_answer_and_does_no_harm() throws Exception {
        ProcessBuilder run = dom0.run("guest-pv", "--json", "--set", "patience=1");
        run.environment().put("FAKE_XEN_JUNK", "shutdown");

        Said said = wait(run);

        assertThat(said.exit()).isEqualTo(1);
        assertThat(Json.tree(said.text().getBytes(StandardCharsets.UTF_8))
                        .path("results")
                        .get(0)
                        .path("wentWrong")
                        .asText())
                .startsWith("The guest did not end within");
        clean();
    }

    @Test
    @Timeout(120)
    void nobody_can_be_asked_without_a_terminal() throws Exception {
        Said said = wait(dom0.testday("run", "guest-pv", "--no-send", "--plan", "p", "--candidate", "4.17.0-rc1"));

        assertThat(said.exit()).isEqualTo(2);
        assertThat(said.text()).contains("Nobody can be asked here: give --yes to run these tests.");
        assertThat(dom0.created()).isZero();
    }

    /** Lets it write that many entries of the journal, and then live for a moment more. */
    private void killedAt(ProcessBuilder builder, int entries, int millis) throws Exception {
        long until = entries() + entries;
        Process process = builder.redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        while (entries() < until && !process.waitFor(10, TimeUnit.MILLISECONDS)) {}
        process.waitFor(millis, TimeUnit.MILLISECONDS);
        process.toHandle().destroyForcibly();
        process.waitFor();
    }

    private long entries() throws IOException {
        Path journal = dom0.state().resolve("journal.log");
        if (!Files.exists(journal)) {
            return 0;
        }
        try (Stream<String> lines = Files.lines(journal)) {
            return lines.count();
        }
    }

    private void awaitCreated(int guests) throws Exception {
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(dom0.created()).isEqualTo(guests));
    }

    private static void signal(Process process, String signal) throws Exception {
        new ProcessBuilder("kill", "-" + signal, Long.toString(process.pid()))
                .start()
                .waitFor();
    }

    private Said wait(ProcessBuilder builder) throws Exception {
        Path output = Files.createTempFile(home, "output", "");
        Process process = builder.redirectErrorStream(!builder.command().contains("--json"))
                .redirectOutput(output.toFile())
                .start();
        int exit = process.waitFor();
        return new Said(exit, Files.readString(output));
    }

    private record Said(int exit, String text) {}

    private void clean() throws IOException {
        assertThat(dom0.guests()).isEmpty();
        assertThat(dom0.pools()).containsAnyOf("Pool-0").hasSizeLessThanOrEqualTo(1);
        assertThat(dom0.firstPool()).isEqualTo("0,1,2,3");
        assertThat(dom0.scratch()).isEmpty();
    }

    /** The ids of all attempts whose intent is on the disk. */
    private List<String> begun() throws IOException {
        List<String> ids = new ArrayList<>();
        try (Stream<String> lines = Files.lines(dom0.state().resolve("journal.log"))) {
            lines.filter(line -> line.contains("\"entry\":\"ended\""))
                    .map(line -> line.replaceFirst(".*\"id\":\"([0-9a-f]{40})\".*", "$1"))
                    .forEach(ids::add);
        }
        long begins;
        try (Stream<String> lines = Files.lines(dom0.state().resolve("journal.log"))) {
            begins = lines.filter(line -> line.contains("\"entry\":\"begun\"")).count();
        }
        assertThat(ids).doesNotHaveDuplicates().hasSize((int) begins);
        return ids;
    }

    private List<Summary> results() throws IOException {
        try (Agent agent =
                Agent.open(Setup.of(dom0.state(), URI.create("http://127.0.0.1:1"), Clock.systemUTC(), "any boot"))) {
            return agent.results().stream().map(MyResult::result).toList();
        }
    }
}
