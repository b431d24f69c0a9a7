package org.xentestday.agent;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.xentestday.agent.cli.Testday;
import org.xentestday.agent.exit.Exit;
import org.xentestday.agent.fixture.TestProxy;
import org.xentestday.agent.fixture.TestProxy.Manner;
import org.xentestday.agent.fixture.TestServer;
import org.xentestday.model.fixture.TestAuthority;

/** The command as a process of its own behind a proxy: what the platform fixes once a process is decided there. */
class ProxyIT {
    private record Said(int exit, String text) {}

    @Test
    @Timeout(120)
    void results_pass_a_proxy_that_wants_a_password(@TempDir Path directory) throws Exception {
        // given
        TestAuthority authority = new TestAuthority(directory);
        try (TestServer server = new TestServer(TestAuthority.context(authority.server("dns:testday.example")));
                TestProxy proxy = new TestProxy(server.port(), Manner.ASKS_FOR_A_PASSWORD)) {
            Map<String, String> environment = Map.of(
                    "HOME",
                    directory.toString(),
                    "TESTDAY_SERVER",
                    "https://testday.example",
                    "TESTDAY_CERTIFICATES",
                    authority.pem().toString(),
                    "TESTDAY_TIMEOUT",
                    "60");

            // when
            Said without = run(with(environment, "127.0.0.1:" + proxy.port()), "enrol", TestServer.TOKEN);
            Map<String, String> known = with(environment, "http://anna:pass%3Aword@127.0.0.1:" + proxy.port());
            Said wrong =
                    run(with(environment, "http://anna:guess@127.0.0.1:" + proxy.port()), "enrol", TestServer.TOKEN);
            int asked = (int) proxy.heard().stream()
                    .filter(line -> line.startsWith("CONNECT"))
                    .count();
            Said enrolled = run(known, "enrol", TestServer.TOKEN);
            Said reported = run(
                    known, "report", "--plan", "p", "--test", "boot", "--status", "PASS", "--candidate", "4.3.0-rc6");

            // then
            assertThat(without.exit()).as(without.text()).isEqualTo(Exit.NOT_PERMITTED.code());
            assertThat(without.text()).startsWith("The proxy 127.0.0.1:").hasLineCount(1);
            assertThat(wrong.exit()).as(wrong.text()).isEqualTo(Exit.NOT_PERMITTED.code());
            assertThat(asked).as("a wrong password is tried once").isEqualTo(3);
            assertThat(enrolled.exit()).as(enrolled.text()).isZero();
            assertThat(reported.exit()).as(reported.text()).isZero();
            assertThat(server.arrived()).hasSize(1);
        }
    }

    private static Map<String, String> with(Map<String, String> environment, String proxy) {
        Map<String, String> more = new java.util.HashMap<>(environment);
        more.put("https_proxy", proxy);
        return more;
    }

    private static Said run(Map<String, String> environment, String... words) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Xmx64m",
                "-cp",
                System.getProperty("java.class.path"),
                Testday.class.getName()));
        command.addAll(List.of(words));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().clear();
        builder.environment().putAll(environment);
        Process process = builder.start();
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Said(process.waitFor(), text);
    }
}
