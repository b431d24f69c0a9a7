package org.xentestday.agent.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.xentestday.agent.command.Pace;
import org.xentestday.agent.server.Link;
import org.xentestday.agent.server.Proxies;

class SettingsReaderTest {
    @Test
    void defaults_are_these(@TempDir Path home) throws IOException {
        assertThat(SettingsReader.read(Map.of(), Map.of("HOME", home.toString())))
                .isEqualTo(new Settings(
                        home.resolve(".local/state/testday"),
                        new Link(Optional.empty(), false, Optional.empty(), Proxies.NONE, Duration.ofSeconds(10)),
                        Duration.ofSeconds(10),
                        Optional.empty(),
                        new Settings.Testing(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty())));
    }

    @Test
    void a_flag_beats_the_environment_which_beats_the_file(@TempDir Path home) throws IOException {
        // given
        file(home, "server=https://file.example\ntimeout=1\ncommand-timeout=1\n");
        Map<String, String> environment = Map.of(
                "HOME", home.toString(), "TESTDAY_SERVER", "https://environment.example", "TESTDAY_TIMEOUT", "2");

        // when
        Settings settings = SettingsReader.read(Map.of("server", "https://flag.example"), environment);

        // then
        assertThat(settings.link().server()).contains(URI.create("https://flag.example"));
        assertThat(settings.link().timeout()).isEqualTo(Duration.ofSeconds(2));
        assertThat(settings.commandTimeout()).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void a_users_file_beats_those_for_everyone_of_which_the_first_is_the_strongest(@TempDir Path home)
            throws IOException {
        // given
        for (String name : List.of("first", "second")) {
            Path file = home.resolve(name).resolve("testday/testday.properties");
            Files.createDirectories(file.getParent());
            Files.writeString(file, "server=https://" + name + ".example\ntimeout=7\n");
        }
        Map<String, String> environment =
                Map.of("HOME", home.toString(), "XDG_CONFIG_DIRS", home + "/first:" + home + "/second");

        // then
        assertThat(SettingsReader.read(Map.of(), environment).link().server())
                .contains(URI.create("https://first.example"));

        // when
        file(home, "server=https://own.example\n");

        // then
        Settings settings = SettingsReader.read(Map.of(), environment);
        assertThat(settings.link().server()).contains(URI.create("https://own.example"));
        assertThat(settings.link().timeout()).isEqualTo(Duration.ofSeconds(7));
    }

    @Test
    void every_key_can_be_set_and_is_used(@TempDir Path home) throws IOException {
        Map<String, String> all = new HashMap<>(Map.of(
                "server", "https://a.example",
                "state", "/some/where",
                "transport", "kafka",
                "plain-http", "true",
                "timeout", "3",
                "command-timeout", "4",
                "kafka-bootstrap", "a:9092, b:9092",
                "kafka-user", "anna",
                "kafka-password-file", "/password",
                "kafka-certificates", "/kafka.pem"));
        all.putAll(Map.of(
                "kafka-tls", "true",
                "certificates", "/ca.pem",
                "proxy", "http://u:p@proxy.example:3128",
                "patience", "2.5",
                "guest-kernel", "/my/kernel",
                "guest-ramdisk", "/my/ramdisk",
                "xtf", "/my/xtf"));

        Settings settings = SettingsReader.read(all, Map.of("HOME", home.toString()));

        assertThat(all).hasSameSizeAs(Key.values());
        assertThat(settings.state()).isEqualTo(Path.of("/some/where"));
        assertThat(settings.link().plain()).isTrue();
        assertThat(settings.testing())
                .isEqualTo(new Settings.Testing(
                        Optional.of(new Pace(2.5)),
                        Optional.of(Path.of("/my/kernel")),
                        Optional.of(Path.of("/my/ramdisk")),
                        Optional.of(Path.of("/my/xtf"))));
        assertThat(settings.kafka()).hasValueSatisfying(kafka -> {
            assertThat(kafka.bootstrap()).containsExactly("a:9092", "b:9092");
            assertThat(kafka.user()).contains("anna");
            assertThat(kafka.passwordFile()).contains(Path.of("/password"));
            assertThat(kafka.certificates()).contains(Path.of("/kafka.pem"));
            assertThat(kafka.tls()).contains(true);
            assertThat(kafka.plainAllowed()).isTrue();
            assertThat(kafka.timeout()).isEqualTo(Duration.ofSeconds(3));
        });
        assertThat(settings.commandTimeout()).isEqualTo(Duration.ofSeconds(4));
        assertThat(settings.link().certificates()).contains(Path.of("/ca.pem"));
        assertThat(settings.link().proxies().address()).contains("http://u:p@proxy.example:3128");
    }

    @Test
    void systemd_and_xdg_say_where_state_goes(@TempDir Path home) throws IOException {
        Map<String, String> xdg = Map.of("HOME", home.toString(), "XDG_STATE_HOME", "/x");
        Map<String, String> systemd = Map.of("HOME", home.toString(), "STATE_DIRECTORY", "/var/lib/testday");

        assertThat(SettingsReader.read(Map.of(), xdg).state()).isEqualTo(Path.of("/x/testday"));
        assertThat(SettingsReader.read(Map.of(), systemd).state()).isEqualTo(Path.of("/var/lib/testday"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "serve=https://x | There is no setting serve (from",
                "plain-http=yes | The setting plain-http must be true or false.",
                "timeout=0 | The setting timeout must be a number of seconds from 1 to 600.",
                "patience=0.5 | The setting patience must be a number from 1 to 25.",
                "patience=99 | The setting patience must be a number from 1 to 25.",
                "timeout=soon | The setting timeout must be a number of seconds from 1 to 600.",
                "server=not an address | The setting server must be an address like https://HOST.",
                "transport=pigeon | The setting transport must be http or kafka.",
                "server=\\u00zz | "
            })
    void a_mistake_is_one_sentence(String line, @org.jspecify.annotations.Nullable String sentence, @TempDir Path home)
            throws IOException {
        file(home, line);

        assertThatThrownBy(() -> SettingsReader.read(Map.of(), Map.of("HOME", home.toString())))
                .message()
                .contains(sentence == null ? "is not a properties file" : sentence)
                .doesNotContain("\n");
    }

    private static void file(Path home, String text) throws IOException {
        Path file = Sources.file(Map.of("HOME", home.toString()));
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
