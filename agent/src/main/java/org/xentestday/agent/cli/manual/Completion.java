package org.xentestday.agent.cli.manual;

import java.nio.file.Path;
import java.util.Map;
import picocli.AutoComplete;
import picocli.CommandLine.Model.CommandSpec;

/** Completion of words for bash, and for zsh, which can read it. */
public final class Completion {
    private static final String ZSH = """
            #compdef testday
            autoload -U +X compinit && compinit
            autoload -U +X bashcompinit && bashcompinit
            """;

    private Completion() {}

    /** The files by their path below a directory like {@code /usr/share}. */
    public static Map<Path, String> files(CommandSpec command) {
        String script = AutoComplete.bash(command.name(), command.commandLine());
        return Map.of(
                Path.of("bash-completion/completions", command.name()),
                script,
                Path.of("zsh/vendor-completions", "_" + command.name()),
                ZSH + script);
    }
}
