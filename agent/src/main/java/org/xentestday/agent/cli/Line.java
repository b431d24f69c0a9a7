package org.xentestday.agent.cli;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.xentestday.agent.exit.Exit;
import org.xentestday.agent.settings.Key;
import org.xentestday.model.result.Candidate;
import picocli.CommandLine;
import picocli.CommandLine.Model.UsageMessageSpec;

/** The command line: its words, how they are read, and its help. */
final class Line {
    private static final int MIN_WIDTH = 55;
    private static final Set<String> ABOUT_ALL = Set.of(HelpCommand.NAME, ManualCommand.NAME);

    private Line() {}

    /** Every command by its name, in the order of the help. */
    static Map<String, Class<?>> commands() {
        Map<String, Class<?>> commands = new LinkedHashMap<>();
        commands.put("enrol", EnrolCommand.class);
        commands.put("doctor", DoctorCommand.class);
        commands.put("probe", ProbeCommand.class);
        commands.put("plan", PlanCommand.class);
        commands.put("next", NextCommand.class);
        commands.put("run", RunCommand.class);
        commands.put("report", ReportCommand.class);
        commands.put("import", ImportCommand.class);
        commands.put("export", ExportCommand.class);
        commands.put("send", SendCommand.class);
        commands.put("bundle", BundleCommand.class);
        commands.put("status", StatusCommand.class);
        commands.put("config", ConfigCommand.class);
        commands.put(HelpCommand.NAME, HelpCommand.class);
        commands.put(ManualCommand.NAME, ManualCommand.class);
        return commands;
    }

    /**
     * Runs the words of one command. Only commands whose name is among the words are read in: reading all of them would
     * take longer than most commands do. Where the words are wrong they are read again with all, for a good answer.
     */
    static int run(World world, String... args) {
        try {
            return execute(world, args);
        } catch (Error e) {
            return Sentences.print(e, world.err());
        }
    }

    private static int execute(World world, String... args) {
        Map<String, Class<?>> all = commands();
        Set<String> needed = needed(all.keySet(), args);
        if (needed.size() == all.size()) {
            return of(world, needed).execute(args);
        }
        return of(world, needed)
                .setParameterExceptionHandler(
                        (e, words) -> of(world, all.keySet()).execute(words))
                .execute(args);
    }

    /** With all commands. */
    static CommandLine whole(World world) {
        return of(world, commands().keySet());
    }

    private static Set<String> needed(Set<String> names, String... args) {
        Set<String> words = new LinkedHashSet<>(List.of(args));
        Set<String> named = new LinkedHashSet<>(names);
        named.retainAll(words);
        boolean onlyVersion = args.length == 1 && (words.contains("--version") || words.contains("-V"));
        boolean aboutAll = named.isEmpty() ? !onlyVersion : named.stream().anyMatch(ABOUT_ALL::contains);
        return aboutAll ? names : named;
    }

    private static CommandLine of(World world, Set<String> names) {
        CommandLine line = new CommandLine(new Testday(world));
        Map<String, Class<?>> all = commands();
        names.forEach(name -> line.addSubcommand(name, all.get(name)));
        line.setOut(world.out())
                .setErr(world.err())
                .setUsageHelpWidth(width(world))
                .setUsageHelpAutoWidth(!world.environment().containsKey("COLUMNS"))
                .setCaseInsensitiveEnumValuesAllowed(true)
                .registerConverter(Candidate.class, Line::candidate)
                .setExecutionExceptionHandler((e, command, parsed) -> Sentences.print(e, command))
                .setParameterExceptionHandler((e, words) -> Sentences.print(e));
        describe(line);
        return line;
    }

    private static void describe(CommandLine line) {
        Map<String, String> codes = new LinkedHashMap<>();
        for (Exit exit : Exit.values()) {
            codes.put(Integer.toString(exit.code()), exit.meaning());
        }
        line.getCommandSpec()
                .usageMessage()
                .exitCodeListHeading("%nExit codes:%n")
                .exitCodeList(codes);
        for (CommandLine command : line.getSubcommands().values()) {
            command.getCommandSpec()
                    .usageMessage()
                    .exitCodeListHeading("%nExit codes:%n")
                    .exitCodeList(codes);
        }
        line.getHelpSectionMap().put(UsageMessageSpec.SECTION_KEY_FOOTER, help -> settings());
    }

    private static String settings() {
        return Stream.of(Key.values())
                .map(key -> "  %-20s %s%n".formatted(key.key(), key.meaning()))
                .collect(Collectors.joining(
                        "",
                        System.lineSeparator()
                                + "Settings (--set KEY=VALUE, or TESTDAY_KEY in the environment, or a line of a file;"
                                + " testday config says which):" + System.lineSeparator(),
                        ""));
    }

    /** As wide as the terminal, if the environment says so, up to what reads well; else picocli asks the terminal. */
    private static int width(World world) {
        String columns = world.environment().getOrDefault("COLUMNS", "");
        int said = columns.matches("\\d{1,4}") ? Integer.parseInt(columns) : Print.WIDTH;
        return Math.clamp(said, MIN_WIDTH, Print.WIDTH);
    }

    private static Candidate candidate(String text) {
        try {
            return Candidate.parse(text);
        } catch (IllegalArgumentException e) {
            throw new CommandLine.TypeConversionException("a candidate is named like 4.21.0-rc3 or 4.20.0-final");
        }
    }
}
