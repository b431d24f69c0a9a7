package org.xentestday.agent.cli.manual;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** The manual: a page for the whole and one for each command that the help shows. */
public final class Manual {
    private final CommandSpec root;
    private final Map<String, String> settings;

    /** Of that command; the settings are names and what they mean. */
    public Manual(CommandSpec root, Map<String, String> settings) {
        this.root = root;
        this.settings = settings;
    }

    /** Pages by their path below a directory like {@code /usr/share}. */
    public Map<Path, String> pages() {
        Map<Path, String> pages = new LinkedHashMap<>();
        pages.put(path(root), wholePage());
        shown(root).forEach(command -> pages.put(path(command), page(command).toString()));
        return pages;
    }

    private static Path path(CommandSpec command) {
        return Path.of("man/man1", name(command) + ".1");
    }

    private static String name(CommandSpec command) {
        return command.qualifiedName("-");
    }

    private static Stream<CommandSpec> shown(CommandSpec command) {
        return command.subcommands().values().stream()
                .map(CommandLine::getCommandSpec)
                .filter(sub -> !sub.usageMessage().hidden());
    }

    private String wholePage() {
        Roff page = page(root).section("SETTINGS");
        page.words("A flag beats the environment, which beats the user's file, which beats the file of the machine. A"
                + " setting is given as --set KEY=VALUE, as TESTDAY_KEY in the environment, or as a line key=value.");
        settings.forEach(page::entry);
        page.section("FILES")
                .entry("~/.config/testday/testday.properties", "The user's settings.")
                .entry("/etc/xdg/testday/testday.properties", "The settings of the machine.")
                .entry("/var/lib/testday", "Key, journal and results of root, where the package is installed.")
                .entry("~/.local/state/testday", "The same of other users.")
                .section("SEE ALSO")
                .words(shown(root).map(command -> name(command) + "(1)").collect(Collectors.joining(", ")));
        return page.toString();
    }

    private Roff page(CommandSpec command) {
        CommandLine.Help help = new CommandLine.Help(command, Ansi.OFF);
        Roff page = new Roff().title(name(command), version());
        page.section("NAME").words(name(command) + " - " + firstSentence(description(command)));
        page.section("SYNOPSIS").verbatim(Ansi.OFF.new Text(help.synopsis(0).replaceAll("\\R", "\n")).toString());
        page.section("DESCRIPTION").words(description(command));
        if (shown(command).findAny().isPresent()) {
            page.section("COMMANDS");
            shown(command).forEach(sub -> page.entry(sub.name(), description(sub)));
        }
        arguments(page, command);
        page.section("EXIT STATUS");
        command.usageMessage().exitCodeList().forEach(page::entry);
        return command.parent() == null ? page : page.section("SEE ALSO").words(name(root) + "(1)");
    }

    private static void arguments(Roff page, CommandSpec command) {
        List<PositionalParamSpec> positional = command.positionalParameters().stream()
                .filter(parameter -> !parameter.hidden())
                .toList();
        if (!positional.isEmpty()) {
            page.section("ARGUMENTS");
            positional.forEach(parameter -> page.entry(parameter.paramLabel(), text(parameter.description())));
        }
        page.section("OPTIONS");
        for (OptionSpec option : command.options()) {
            if (!option.hidden()) {
                page.entry(names(option), text(option.description()));
            }
        }
    }

    private static String names(OptionSpec option) {
        String value = option.typeInfo().isBoolean() ? "" : "=" + option.paramLabel();
        return String.join(", ", option.names()) + value;
    }

    private String version() {
        String[] version = root.version();
        return version.length == 0 ? root.name() : version[0];
    }

    private static String description(CommandSpec command) {
        return text(command.usageMessage().description());
    }

    private static String firstSentence(String text) {
        int end = text.indexOf(". ");
        String first = end < 0 ? text : text.substring(0, end);
        return first.endsWith(".") ? first.substring(0, first.length() - 1) : first;
    }

    private static String text(String[] lines) {
        return Stream.of(lines)
                .map(line -> Ansi.OFF.new Text(line.formatted()).toString())
                .collect(Collectors.joining(" "))
                .replaceAll("\\s+", " ");
    }
}
