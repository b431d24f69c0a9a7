package org.xentestday.agent.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xentestday.agent.Agent;
import org.xentestday.agent.Run;
import org.xentestday.agent.Setup;
import org.xentestday.agent.exit.Exit;
import org.xentestday.agent.journal.Outcome;
import org.xentestday.agent.journal.Task;
import org.xentestday.model.fixture.TestMachine;
import org.xentestday.model.result.Build;
import org.xentestday.model.result.Candidate;
import org.xentestday.model.result.Facets;

/** A real disk that is full, or may not be written to: 24 MiB of memory, mounted where root may mount. */
@SuppressWarnings("NullAway.Init") // JUnit sets the directory
class FullDiskIT {
    private static final String[] REPORT = {
        "report", "--no-send", "--plan", "p", "--test", "boot", "--status", "PASS", "--candidate", "4.3.0-rc6"
    };

    private @TempDir Path temp;
    private Path disk;
    private Path state;
    private Terminal terminal;

    @BeforeEach
    void mount() throws Exception {
        disk = Files.createDirectory(temp.resolve("disk"));
        assumeThat(run("mount", "-t", "tmpfs", "-o", "size=24m", "tmpfs", disk.toString()))
                .as("may mount")
                .isZero();
        state = disk.resolve("state");
        terminal = new Terminal(temp).with("TESTDAY_STATE", state.toString());
    }

    @AfterEach
    void unmount() throws Exception {
        run("umount", "--lazy", disk.toString());
    }

    @Test
    void a_disk_that_is_nearly_full_is_said_so_before_work_is_done() throws IOException {
        assertThat(terminal.run(REPORT)).isZero();
        fill(10);

        assertThat(terminal.run(REPORT)).isEqualTo(Exit.IO.code());

        assertThat(terminal.err())
                .matches("Only 1\\d MiB are free beside " + state
                        + "/spool.log and 16 are needed to record safely: make room first\\.\n");
        terminal.run("status", "--offline");
        assertThat(terminal.out()).contains("1 result recorded");
    }

    @Test
    void a_disk_that_is_full_loses_nothing_and_still_tells_and_bundles() throws IOException {
        assertThat(terminal.run(REPORT)).isZero();
        fill(100);

        assertThat(terminal.run("status", "--offline")).isZero();
        assertThat(terminal.out()).contains("1 result recorded: 0 sent, 1 waiting");
        Path bundle = temp.resolve("b.bundle");
        int exit = 0;
        for (int tries = 0; tries < 100 && exit == 0; tries++) { // a few notes fit in the last block of the file
            exit = terminal.run("bundle", bundle.toString());
        }
        assertThat(exit).isEqualTo(Exit.IO.code());
        assertThat(terminal.err()).isEqualTo(state + "/spool.log: No space left on device.\n");
        assertThat(bundle).exists();
        assertThat(terminal.run("bundle", disk.resolve("b.bundle").toString())).isEqualTo(Exit.IO.code());
        assertThat(disk).isDirectoryNotContaining("glob:**.new");

        Files.delete(disk.resolve("filler"));
        assertThat(terminal.run(REPORT)).isZero();
        terminal.run("status", "--offline");
        assertThat(terminal.out()).contains("2 results recorded: 0 sent, 2 waiting");
    }

    @Test
    void a_test_that_ends_when_the_disk_is_full_can_be_recorded_when_it_is_not() throws IOException {
        try (Agent agent =
                Agent.open(Setup.of(state, URI.create("http://127.0.0.1:1"), Clock.systemUTC(), "one boot"))) {
            Run run = agent.begin(new Task(
                    TestMachine.PLAN,
                    TestMachine.RELEASE,
                    "boot",
                    1,
                    new Build(Candidate.parse("4.3.0-rc6"), null, Build.KnownBy.TESTER),
                    Facets.NONE));
            fill(100);

            assertThatThrownBy(() -> run.end(Outcome.pass()))
                    .isInstanceOf(FileSystemException.class)
                    .hasMessageContaining("No space left on device");
            assertThat(agent.results()).isEmpty();
            Files.delete(disk.resolve("filler"));
            run.end(Outcome.pass());

            assertThat(agent.results()).hasSize(1);
            assertThat(agent.unreadable()).isZero();
        }
    }

    @Test
    void a_disk_that_may_not_be_written_to_is_one_sentence() throws Exception {
        assertThat(terminal.run(REPORT)).isZero();
        assertThat(run("mount", "-o", "remount,ro", disk.toString())).isZero();

        assertThat(terminal.run(REPORT)).isEqualTo(Exit.IO.code());
        assertThat(terminal.err()).isEqualTo(state + "/lock: Read-only file system.\n");
        assertThat(terminal.run("config", "timeout", "5"))
                .as("the configuration is elsewhere")
                .isZero();

        assertThat(run("mount", "-o", "remount,rw", disk.toString())).isZero();
        terminal.run("status", "--offline");
        assertThat(terminal.out()).contains("1 result recorded");
    }

    /** Writes that many MiB, or as many as there is room for, to the last byte. */
    private void fill(int mebibytes) {
        try (OutputStream filler = Files.newOutputStream(disk.resolve("filler"))) {
            byte[] bytes = new byte[1024];
            for (int i = 0; i < mebibytes * 1024; i++) {
                filler.write(bytes);
            }
        } catch (IOException full) {
            assertThat(disk).isDirectory();
        }
    }

    private static int run(String... command) throws Exception {
        return new ProcessBuilder(List.of(command))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
    }
}
