package org.xentestday.agent.probe;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class CommandsTest {
    private static final Commands PATIENT = new Commands(Duration.ofSeconds(30));

    @Test
    @Timeout(20)
    void a_command_that_hangs_is_ended_with_its_children() {
        Reading reading = new Commands(Duration.ofMillis(200)).run("sh", "-c", "echo early; sleep 61 & sleep 62");

        assertThat(reading).isEqualTo(new Reading.Nothing(Why.LATE));
        assertThat(running("sleep 6")).isEmpty();
    }

    @Test
    @Timeout(40)
    void a_command_that_floods_is_cut_and_ended() {
        Reading reading = PATIENT.run("sh", "-c", "yes flood-of-xen & yes flood-of-xen");

        assertThat(reading.text().orElseThrow()).hasSize(1024 * 1024).startsWith("flood-of-xen\n");
        assertThat(running("flood-of-xen")).isEmpty();
    }

    @Test
    @Timeout(40)
    void trouble_on_the_other_stream_never_blocks_a_command() {
        assertThat(PATIENT.run("sh", "-c", "head -c 3000000 /dev/zero >&2; echo well")
                        .text())
                .contains("well\n");
    }

    @Test
    void output_counts_only_when_the_command_ended_well() {
        assertThat(PATIENT.run("echo", "well").text()).contains("well\n");
        assertThat(PATIENT.run("sh", "-c", "echo half; exit 1")).isEqualTo(new Reading.Nothing(Why.FAILED));
        assertThat(PATIENT.run("no-such-command-anywhere")).isEqualTo(new Reading.Nothing(Why.ABSENT));
    }

    @Test
    void a_refusal_is_told_from_a_failure() {
        String refusal = "xencall: error: Could not obtain handle on privileged command interface: Permission denied";

        assertThat(PATIENT.run("sh", "-c", "echo '" + refusal + "' >&2; exit 1"))
                .isEqualTo(new Reading.Nothing(Why.DENIED));
    }

    /** Killing is asked for before the answer and done by the system a moment later: whoever was not asked stays. */
    private static List<String> running(String part) {
        List<ProcessHandle> left = ProcessHandle.current()
                .descendants()
                .filter(child -> child.info().commandLine().orElse("").contains(part))
                .toList();
        left.forEach(child -> child.onExit()
                .orTimeout(10, TimeUnit.SECONDS)
                .exceptionally(late -> child)
                .join());
        return left.stream()
                .filter(ProcessHandle::isAlive)
                .map(child -> child.info().commandLine().orElse(part))
                .toList();
    }
}
