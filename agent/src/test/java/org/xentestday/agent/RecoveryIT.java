package org.xentestday.agent;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.xentestday.agent.fixture.PlantedHost;
import org.xentestday.model.result.Result;
import org.xentestday.model.result.Status;

/** A real process is killed in a step; after "another boot" the next one finds what the machine left behind. */
@SuppressWarnings("NullAway.Init") // JUnit sets the directories
class RecoveryIT {
    private static final String LAST = "aaaaaaaa-1111-2222-3333-444444444444";
    private static final String NOW = "bbbbbbbb-1111-2222-3333-444444444444";
    private static final String CONSOLE = "/var/log/xen/console/hypervisor.log";

    private @TempDir Path state;
    private @TempDir Path root;
    private PlantedHost host;

    @BeforeEach
    void a_machine_that_logs() throws IOException {
        host = new PlantedHost(root, Duration.ofSeconds(2));
        host.plant(CONSOLE, "(XEN) Xen version 4.21.0-rc\n(XEN) Panic on CPU 7:\n(XEN) of another day\n");
    }

    @Test
    @Timeout(60)
    void the_console_of_the_hypervisor_names_the_panic() throws Exception {
        // given
        killInAStep();
        host.plant(CONSOLE, "(d7) words of a guest\n")
                .plant(CONSOLE, fixture("xen-panic.txt"))
                .plant(CONSOLE, "(XEN) Xen version 4.20.1\n(XEN) Xen BUG at a.c:1\n");

        // when
        Result result = recovered();

        // then
        assertThat(result.status()).isEqualTo(Status.HOST_LOST);
        assertThat(result.lastStep()).isEqualTo("start the guest");
        assertThat(result.symptom()).isNotNull().satisfies(symptom -> {
            assertThat(symptom.id()).isEqualTo("xen-assert");
            assertThat(symptom.text()).endsWith("failed at common/sched/credit2.c:<line>");
        });
        assertThat(String.join("\n", result.excerpt()))
                .contains("Xen call trace")
                .doesNotContain("of another day")
                .doesNotContain("words of a guest")
                .doesNotContain("a.c:1");
        assertThat(result.wentWrong()).endsWith("without Xen.");
    }

    @Test
    @Timeout(60)
    void pstore_of_this_crash_is_read_and_left_alone_and_an_older_one_is_not_believed() throws Exception {
        // given
        killInAStep();
        host.plant("/sys/fs/pstore/dmesg-efi-170000000101001", fixture("dom0-panic.txt"));
        host.plant(
                "/var/lib/systemd/pstore/169/001/dmesg.txt", "<0>[1.0] Kernel panic - not syncing: of another day\n");
        Path older = root.resolve("var/lib/systemd/pstore/169/001/dmesg.txt");
        Files.setLastModifiedTime(older, FileTime.from(Instant.now().minus(Duration.ofDays(3))));

        // when
        Result result = recovered();

        // then
        assertThat(result.symptom())
                .isNotNull()
                .extracting("text")
                .isEqualTo("Kernel panic - not syncing: Fatal exception in interrupt");
        assertThat(result.excerpt()).anyMatch(line -> line.contains("resetting"));
        assertThat(root.resolve("sys/fs/pstore/dmesg-efi-170000000101001")).exists();
    }

    @Test
    @Timeout(60)
    void the_journal_of_that_boot_is_asked_and_of_no_other() throws Exception {
        // given
        killInAStep();
        host.script(
                "journalctl --list-boots",
                "printf ' -2 00000000111122223333444444444444 Mon\\n -1 " + LAST.replace("-", "") + " Tue\\n  0 "
                        + NOW.replace("-", "") + " Wed\\n'");
        host.script(
                "journalctl -k -b " + LAST.replace("-", ""),
                "echo 'usb 1-2: SerialNumber: 4C530001240'; echo 'irq 16: nobody cared (try booting with irqpoll)'");

        // when
        Result result = recovered();

        // then
        assertThat(result.symptom()).isNotNull().extracting("id").isEqualTo("irq-nobody");
        assertThat(result.excerpt())
                .containsExactly(
                        "dom0| usb 1-2: SerialNumber: <serial>",
                        "dom0| irq 16: nobody cared (try booting with irqpoll)");
    }

    @Test
    @Timeout(120)
    void junk_and_commands_that_hang_lose_neither_the_result_nor_much_time() throws Exception {
        // given
        killInAStep();
        byte[] junk = new byte[3_000_000];
        new java.util.Random(7).nextBytes(junk);
        Files.createDirectories(root.resolve("sys/fs/pstore"));
        Files.write(root.resolve("sys/fs/pstore/console-ramoops-0"), junk);
        Files.createSymbolicLink(root.resolve("sys/fs/pstore/dmesg-loop"), root.resolve("sys/fs/pstore"));
        host.script("journalctl", "sleep 300").script("xl", "sleep 300");

        // when
        long start = System.nanoTime();
        Result result = recovered();

        // then
        assertThat(result.status()).isEqualTo(Status.HOST_LOST);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(40));
    }

    private void killInAStep() throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-Xmx64m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Waiting.class.getName(),
                        state.toString(),
                        LAST,
                        root.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader output = process.inputReader(StandardCharsets.UTF_8)) {
            assertThat(output.readLine()).isEqualTo("in the step");
        }
        process.toHandle().destroyForcibly(); // SIGKILL
        process.waitFor();
    }

    private Result recovered() throws IOException {
        Setup setup = Setup.of(state, URI.create("http://127.0.0.1:1"), Clock.systemUTC(), NOW);
        try (Agent agent = Agent.open(setup.on(host))) {
            List<Result> results = agent.recover();
            assertThat(agent.recover()).isEmpty();
            assertThat(agent.results()).hasSize(1);
            return results.getFirst();
        }
    }

    private static String fixture(String name) throws IOException {
        return Files.readString(Path.of("src/test/resources/evidence", name));
    }
}
