package org.xentestday.agent.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.xentestday.agent.fixture.Machines;
import org.xentestday.agent.fixture.Planted;
import org.xentestday.agent.fixture.TestServer;
import org.xentestday.model.event.StructuredMode;
import org.xentestday.model.json.Json;
import org.xentestday.model.result.Result;

/** What leaves a machine full of private words holds none of them: what is shown, and what is sent. */
@SuppressWarnings("NullAway.Init") // JUnit sets the directory
class PrivacyTest {
    private @TempDir Path home;

    static Stream<Machines> machines() throws IOException {
        return Machines.all();
    }

    @ParameterizedTest
    @MethodSource("machines")
    void nothing_private_is_shown_or_sent(Machines machine) throws IOException {
        try (TestServer server = new TestServer()) {
            // given
            Terminal terminal = Terminal.ofAnna(home, Planted.in(machine.host()));
            terminal.run("enrol", TestServer.TOKEN, "--server", server.address().toString());
            Path log = Files.writeString(home.resolve("excerpt"), excerpt());

            // when
            terminal.run("probe");
            String shown = terminal.out();
            terminal.run("probe", "--json");
            String json = terminal.out();
            terminal.run(
                    "report",
                    "--test",
                    "boot",
                    "--status",
                    "FAIL",
                    "--candidate",
                    "4.3.0-rc6",
                    "--plan",
                    "xen-4.3.0",
                    "--went-wrong",
                    "tortoise hung, says anna@example.org",
                    "--excerpt",
                    log.toString());

            // then
            var event = server.event(server.arrived().getFirst());
            String sent = new String(StructuredMode.write(event), StandardCharsets.UTF_8);
            assertThat(Planted.found(shown)).isEmpty();
            assertThat(Planted.found(json)).isEmpty();
            assertThat(sent).doesNotContainIgnoringCase("tortoise").doesNotContain("anna");
            assertThat(Planted.SECRETS).noneMatch(secret -> sent.contains(secret));
            String facets = new String(Json.write(event.record(Result.class).facets()), StandardCharsets.UTF_8);
            assertThat(shown).as("shown byte for byte").endsWith("\n" + facets + "\n");
            assertThat(sent).as("sent byte for byte").contains("\"facets\":" + facets);
        }
    }

    /** Lines of logs as they are, with what they say of people and machines. */
    private static String excerpt() {
        return """
                (XEN) Panic on CPU 0:
                tortoise kernel: eth0: 52:54:00:ab:cd:ef at 10.11.12.13 and fe80::5054:ff:feab:cdef
                Command line: root=UUID=c0ffee00-1111-4222-8333-444455556666 rd.luks.name=luks-9f8e7d6c-aaaa-4bbb-8ccc-ddddeeeeffff
                usb 1-1: SerialNumber: SN-PLANTED-0001
                Serial Number: CH_PLANTED_0003
                Serial Number : 10000000fee1dead
                mail anna@example.org, see /home/anna/xen.log on tortoise.example.org
                """;
    }
}
