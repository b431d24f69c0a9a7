package org.xentestday.agent.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xentestday.agent.exit.Exit;
import org.xentestday.agent.settings.Key;
import org.xentestday.model.json.Json;

@SuppressWarnings("NullAway.Init") // JUnit sets the directory
class ConfigCommandTest {
    private @TempDir Path home;
    private Path file;
    private Terminal terminal;

    @BeforeEach
    void a_terminal() {
        file = home.resolve(".config/testday/testday.properties");
        terminal = new Terminal(home);
    }

    @Test
    void every_setting_is_shown_with_its_source() throws IOException {
        write("timeout=7\n");
        terminal.with("TESTDAY_PLAIN_HTTP", "true").with("HTTPS_PROXY", "http://anna:secret@proxy:3128");

        assertThat(terminal.run("config", "--server", "https://testday.example"))
                .isZero();

        assertThat(terminal.out().lines()).hasSize(Key.values().length);
        assertThat(terminal.out().replaceAll(" +", " "))
                .contains("server https://testday.example the command line\n")
                .contains("plain-http true the environment (TESTDAY_PLAIN_HTTP)\n")
                .contains("timeout 7 " + file + "\n")
                .contains("command-timeout 10 default\n")
                .contains("state " + home.resolve(".local/state/testday") + " default\n")
                .contains("proxy http://anna:***@proxy:3128 the environment (HTTPS_PROXY)\n")
                .contains("kafka-user - default\n")
                .doesNotContain("secret");
        assertThat(home.resolve(".local")).as("showing makes nothing").doesNotExist();
    }

    @Test
    void json_is_for_programs() throws IOException {
        write("certificates=/ca.pem\n");

        terminal.run("config", "--json");

        assertThat(Json.tree(terminal.out().getBytes(StandardCharsets.UTF_8))).hasSize(Key.values().length);
        assertThat(terminal.out())
                .contains("{\"from\":\"" + file + "\",\"key\":\"kafka-certificates\",\"value\":\"/ca.pem\"}");
        terminal.run("config", "timeout");
        assertThat(terminal.out()).isEqualTo("10\n");
        terminal.run("config", "--path");
        assertThat(terminal.out()).isEqualTo(file + "\n");
    }

    @Test
    void what_is_written_is_read_and_all_else_stays() throws IOException {
        write("# of my own\n\ntimeout: 7\n  server = https://old.example\n! more\nproxy=a\\\n  b:1\n");

        assertThat(terminal.run("config", "server", "https://new.example")).isZero();
        assertThat(terminal.run("config", "state", "/tmp/a\\b c")).isZero();
        assertThat(terminal.run("config", "--unset", "proxy")).isZero();

        assertThat(file)
                .hasContent("# of my own\n\ntimeout: 7\nserver=https://new.example\n! more\nstate=/tmp/a\\\\b c\n");
        terminal.run("config", "state");
        assertThat(terminal.out()).isEqualTo("/tmp/a\\b c\n");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    @Test
    void the_first_setting_makes_the_file() {
        assertThat(terminal.run("config", "timeout", "20")).isZero();

        assertThat(file).hasContent("timeout=20\n");
    }

    @Test
    void a_broken_file_can_be_mended() throws IOException {
        write("timeout=soon\ncolour=red\n");

        expect("There is no setting colour (from " + file + ").", "config");
        assertThat(terminal.run("config", "--unset", "colour")).isZero();
        assertThat(terminal.run("config")).isEqualTo(Exit.CONFIG.code());
        assertThat(terminal.out()).contains("soon");
        assertThat(terminal.err()).isEqualTo("The setting timeout must be a number of seconds from 1 to 600.\n");
        assertThat(terminal.run("config", "timeout", "5")).isZero();
        assertThat(terminal.run("config")).isZero();
    }

    @Test
    void mistakes_are_one_sentence_and_change_nothing() {
        expect("There is no setting colour; testday config lists them.", "config", "colour", "red");
        expect("There is no setting colour; testday config lists them.", "config", "colour");
        expect("There is no setting colour; testday config lists them.", "config", "--unset", "colour");
        expect("The setting plain-http must be true or false.", "config", "plain-http", "yes");
        expect("The setting server must be an address like https://HOST.", "config", "server", "testday.example");
        expect("The setting proxy must be none, or like http://HOST:PORT", "config", "proxy", "socks5://x:1");
        expect("The setting kafka-bootstrap must be brokers like HOST:PORT", "config", "kafka-bootstrap", "broker");
        assertThat(file).doesNotExist();
    }

    @Test
    void a_password_that_others_may_read_is_not_used() throws IOException {
        write("proxy=http://anna:secret@proxy:3128\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));

        expect("Others may read the proxy's password in " + file + ": run chmod 600", "config");

        assertThat(terminal.run("config", "timeout", "9"))
                .as("writing closes the file to others")
                .isZero();
        assertThat(terminal.run("config")).isZero();
    }

    private void expect(String sentence, String... words) {
        assertThat(terminal.run(words)).as(terminal.err()).isEqualTo(Exit.CONFIG.code());
        assertThat(terminal.err()).startsWith(sentence).hasLineCount(1);
    }

    private void write(String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    }
}
