package org.xentestday.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.xentestday.agent.cli.Testday;

/** The agent's command in a process of its own, as a tester types it on a machine with that home directory. */
record TestdayProcess(Path home) {
    /** Runs it, expects that exit code, and hands back all it said. */
    String run(int exit, String... words) throws Exception {
        Path silent = Files.writeString(home.resolve("silent.xml"), "<configuration/>");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Xmx64m",
                "--sun-misc-unsafe-memory-access=allow",
                "--enable-native-access=ALL-UNNAMED",
                "-Dlogback.configurationFile=" + silent,
                "-cp",
                System.getProperty("java.class.path"),
                Testday.class.getName()));
        command.addAll(List.of(words));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("HOME", home.toString());
        Process process = builder.start();
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(text).isEqualTo(exit);
        return text;
    }
}
