package org.xentestday.agent.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.xentestday.agent.exit.Exit;
import org.xentestday.agent.fixture.FakeHost;
import org.xentestday.agent.probe.Host;
import org.xentestday.agent.settings.Key;
import org.xentestday.model.fixture.TestMachine;
import picocli.CommandLine.Command;

@SuppressWarnings("NullAway.Init") // JUnit sets the directory
class LineTest {
    private @TempDir Path home;
    private final Map<String, String> environment = new HashMap<>();
    private Function<Duration, Host> host = timeout -> new FakeHost();
    private String out = "";
    private String err = "";

    private static Stream<String> shown() {
        return Line.commands().keySet().stream().filter(name -> !name.equals(ManualCommand.NAME));
    }

    @Test
    void a_command_is_called_as_it_calls_itself() {
        Line.commands()
                .forEach((name, type) -> assertThat(type.getAnnotation(Command.class))
                        .extracting(Command::name)
                        .isEqualTo(name));
    }

    @ParameterizedTest
    @MethodSource("shown")
    void help_for_a_command_is_the_same_whichever_way_it_is_asked_for(String command) {
        assertThat(run(command, "--help")).isZero();
        String asked = out;

        assertThat(run("help", command)).isZero();

        assertThat(out).isEqualTo(asked).startsWith("Usage: testday " + command).contains("Exit codes:");
    }

    @Test
    void help_for_all_is_the_same_and_shows_no_command_for_packagers() {
        assertThat(run("--help")).isZero();
        String asked = out;

        assertThat(run("help")).isZero();

        assertThat(out).isEqualTo(asked).doesNotContain(ManualCommand.NAME).contains(shown().toList());
    }

    @ParameterizedTest
    @CsvSource({"60, 60", "72, 72", "20, 55", "400, 100", "wide, 100"})
    void help_is_as_wide_as_the_terminal_up_to_what_reads_well(String columns, int widest) {
        environment.put("COLUMNS", columns);

        assertThat(run("report", "--help")).isZero();

        assertThat(out.lines()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(widest));
        assertThat(out.lines().mapToInt(String::length).max().orElseThrow()).isGreaterThan(widest - 15);
    }

    @ParameterizedTest
    @CsvSource({
        "repotr,          testday knows no command repotr; did you mean report?, testday --help",
        "xyzzy,           testday knows no command xyzzy, testday --help",
        "--sever x,       testday knows no option --sever; did you mean --server, testday --help",
        "status --ofline, testday status knows no option --ofline; did you mean --offline, testday status --help",
        "status status x, testday status knows no argument status., testday status --help",
        "help repotr,     There is no command repotr; testday --help lists them., ''"
    })
    void a_wrong_word_is_answered_with_what_may_be_meant(String words, String sentence, String where) {
        assertThat(run(words.split(" "))).isEqualTo(Exit.USAGE.code());

        assertThat(err).startsWith(sentence);
        assertThat(err.lines().skip(1)).isEqualTo(where.isEmpty() ? List.of() : List.of("See " + where + "."));
    }

    @Test
    void a_value_that_is_called_like_a_command_is_a_value() throws IOException {
        Path state = Files.createDirectory(home.resolve("report"));

        assertThat(run("--state", state.toString(), "status", "--offline")).isZero();
        assertThat(run("status", "--offline", "--set", "server=probe")).isEqualTo(Exit.CONFIG.code());
    }

    @Test
    void a_class_that_is_not_installed_is_a_fault_of_ours_in_one_sentence() {
        host = timeout -> {
            throw new NoClassDefFoundError("javax/xml/stream/XMLStreamException");
        };

        assertThat(run("probe")).isEqualTo(Exit.FAULT.code());

        assertThat(err.lines()).singleElement().asString().contains("fault of testday", "XMLStreamException");
    }

    @Test
    void the_version_tells_ours_and_that_of_java() {
        assertThat(run("--version")).isZero();

        assertThat(out.lines())
                .satisfiesExactly(
                        ours -> assertThat(ours).matches("testday \\d+\\.\\d+\\.\\d+\\S*( \\([0-9a-f]+(-dirty)?\\))?"),
                        java -> assertThat(java).startsWith("Java " + Runtime.version()));
    }

    @Test
    void the_manual_has_a_page_for_each_command_that_help_shows() throws IOException {
        assertThat(run("manual", home.toString())).isZero();

        Path pages = home.resolve("man/man1");
        try (Stream<Path> files = Files.list(pages)) {
            Set<String> names = files.map(file -> file.getFileName().toString()).collect(Collectors.toSet());
            assertThat(names)
                    .isEqualTo(Stream.concat(Stream.of("testday.1"), shown().map(name -> "testday-" + name + ".1"))
                            .collect(Collectors.toSet()));
        }
        String all = Files.readString(pages.resolve("testday.1")).replace("\\-", "-");
        assertThat(all).contains("A setting is given as --set KEY=VALUE");
        for (Exit exit : Exit.values()) {
            assertThat(all).contains("\\fB" + exit.code() + "\\fR").contains(exit.meaning());
        }
        for (Key key : Key.values()) {
            assertThat(all).contains("\\fB" + key.key() + "\\fR");
        }
        assertThat(all).doesNotContain("@|").contains(".SH FILES");
    }

    @Test
    void shells_complete_the_commands_that_help_shows() throws IOException {
        assertThat(run("manual", home.toString())).isZero();

        String bash = Files.readString(home.resolve("bash-completion/completions/testday"));
        assertThat(bash).contains("local commands=\"" + shown().collect(Collectors.joining(" ")) + "\"");
        assertThat(Files.readString(home.resolve("zsh/vendor-completions/_testday")))
                .startsWith("#compdef testday\n")
                .endsWith(bash);
    }

    private int run(String... words) {
        StringWriter outText = new StringWriter();
        StringWriter errText = new StringWriter();
        environment.put("HOME", home.toString());
        World world = new World(
                environment,
                Clock.fixed(TestMachine.NOON, ZoneOffset.UTC),
                Duration.ZERO,
                host,
                World.Bench.real(),
                InputStream.nullInputStream(),
                () -> false,
                new PrintWriter(outText, true),
                new PrintWriter(errText, true));
        int exit = Line.run(world, words);
        out = outText.toString();
        err = errText.toString();
        return exit;
    }
}
