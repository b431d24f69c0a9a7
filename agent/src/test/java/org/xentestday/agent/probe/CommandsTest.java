package org.xentestday.agent.probe;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class CommandsTest {
    @Test
    @Timeout(20)
    void a_command_that_hangs_is_ended_with_its_children() {
        Optional<String> output =
                new Commands(Duration.ofMillis(200)).run("sh", "-c", "echo early; sleep 61 & sleep 62");

        assertThat(output).isEmpty();
        assertThat(ProcessHandle.current()
                        .descendants()
                        .filter(ProcessHandle::isAlive)
                        .flatMap(child -> child.info().commandLine().stream())
                        .filter(line -> line.contains("sleep 6")))
                .isEmpty();
    }

    @Test
    void output_counts_only_when_the_command_ended_well() {
        Commands commands = new Commands(Duration.ofSeconds(10));

        assertThat(commands.run("echo", "well")).contains("well\n");
        assertThat(commands.run("sh", "-c", "echo half; exit 1")).isEmpty();
        assertThat(commands.run("no-such-command-anywhere")).isEmpty();
    }
}
