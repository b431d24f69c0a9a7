package org.xentestday.agent;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.xentestday.model.result.Status;

/** Kills a real process in the middle of recording, again and again, on one state directory. */
class KillIT {
    private static final int KILLS = 6;
    private static final String RECORDED = "recorded ";

    @Test
    @Timeout(120)
    void what_was_said_to_be_recorded_is_there_after_kill_9(@TempDir Path dir) throws Exception {
        // given
        Random random = new Random(4_3_0);
        Set<String> began = new LinkedHashSet<>();
        List<String> recorded = new ArrayList<>();

        // when
        for (int kill = 0; kill < KILLS; kill++) {
            for (String line : linesUntilKilled(dir, "boot-" + kill, 20 + random.nextInt(60))) {
                if (line.startsWith(RECORDED)) {
                    recorded.add(line.substring(RECORDED.length()));
                } else {
                    began.add(line.substring("began ".length()));
                }
            }
        }

        // then
        try (Agent agent =
                Agent.open(Setup.of(dir, URI.create("http://127.0.0.1:1"), Clock.systemUTC(), "the last boot"))) {
            agent.recover();
            List<String> there =
                    agent.results().stream().map(mine -> mine.result().id()).toList();
            assertThat(there).doesNotHaveDuplicates().containsAll(recorded).containsAll(began);
            assertThat(agent.results())
                    .extracting(mine -> mine.result().status())
                    .containsOnly(Status.PASS, Status.HOST_LOST);
            assertThat(recorded).hasSizeGreaterThan(KILLS * 5);
        }
    }

    private static List<String> linesUntilKilled(Path dir, String boot, int lines)
            throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-Xmx64m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Recording.class.getName(),
                        dir.toString(),
                        boot)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        List<String> said = new ArrayList<>();
        try (BufferedReader output = process.inputReader(StandardCharsets.UTF_8)) {
            String line;
            while ((line = output.readLine()) != null) {
                said.add(line);
                if (said.size() == lines) {
                    process.toHandle()
                            .destroyForcibly(); // SIGKILL; its pipe stays open, so what it said before is read
                }
            }
        }
        process.waitFor();
        return said;
    }
}
