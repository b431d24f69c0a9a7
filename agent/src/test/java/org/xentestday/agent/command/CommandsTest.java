package org.xentestday.agent.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class CommandsTest {
    private static final Duration LONG = Duration.ofSeconds(10);
    private final Commands commands = Commands.attached();

    @Test
    @Timeout(20)
    void a_command_that_hangs_is_ended_with_its_children() {
        Ran ran = commands.run(Duration.ofMillis(200), "sh", "-c", "echo early; sleep 61 & sleep 62");

        assertThat(ran.end()).isEqualTo(Ran.End.LATE);
        assertThat(ran.ok()).isFalse();
        assertThat(ran.out()).isEqualTo("early\n");
        assertThat(ran.ending()).isEqualTo("did not end within 1 s");
        assertThat(ProcessHandle.current()
                        .descendants()
                        .filter(ProcessHandle::isAlive)
                        .flatMap(child -> child.info().commandLine().stream())
                        .filter(line -> line.contains("sleep 6")))
                .isEmpty();
    }

    @Test
    void both_outputs_and_the_exit_status_are_told() {
        Ran ran = commands.run(LONG, "sh", "-c", "echo half; echo why >&2; exit 3");

        assertThat(ran.code()).isEqualTo(3);
        assertThat(ran.lines()).containsExactly("why", "half");
        assertThat(ran.ending()).isEqualTo("ended with 3");
        assertThat(commands.run(LONG, "echo", "well").ok()).isTrue();
        assertThat(commands.run(LONG, "no-such-command-anywhere").end()).isEqualTo(Ran.End.ABSENT);
    }

    @Test
    void the_words_of_a_command_that_ends_at_once_are_never_lost() {
        List<String> heard = IntStream.range(0, 400)
                .parallel()
                .mapToObj(time -> commands.run(LONG, "echo", "0").out())
                .distinct()
                .toList();

        assertThat(heard).containsExactly("0\n");
    }

    @Test
    @Timeout(20)
    void a_flood_of_junk_is_cut_and_ended() {
        Ran ran = commands.run(LONG, "sh", "-c", "head -c 5000000 /dev/urandom; head -c 5000000 /dev/urandom >&2");

        assertThat(ran.end()).isEqualTo(Ran.End.CUT);
        assertThat(ran.out().length()).isLessThanOrEqualTo(1024 * 1024);
    }

    @Test
    @Timeout(20)
    void of_a_long_output_the_end_can_be_had() {
        Ran ran = commands.tail(LONG, "sh", "-c", "yes filler | head -n 300000; echo last");

        assertThat(ran.ok()).isTrue();
        assertThat(ran.out()).hasSize(1024 * 1024).endsWith("filler\nlast\n");
        assertThat(commands.tail(LONG, "echo", "short").out()).isEqualTo("short\n");
    }

    @Test
    @Timeout(20)
    void a_child_that_keeps_the_output_open_does_not_keep_us() {
        Ran ran = commands.run(LONG, "sh", "-c", "sleep 15 & echo done");

        assertThat(ran.out()).isEqualTo("done\n");
        assertThat(ran.took()).isLessThan(Duration.ofSeconds(5));
    }
}
