package org.xentestday.agent.cli;

import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.xentestday.agent.exit.AgentException;
import org.xentestday.agent.exit.Exit;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code testday help}. */
@Command(name = HelpCommand.NAME, description = "Shows what a command does, or which commands there are.")
@SuppressWarnings("NullAway.Init") // picocli sets what is required before it calls
final class HelpCommand implements Callable<Integer> {
    static final String NAME = "help";

    @Spec
    private CommandSpec spec;

    @Parameters(arity = "0..1", paramLabel = "COMMAND", description = "The command.")
    private @Nullable String command;

    @Override
    public Integer call() {
        CommandLine all = spec.root().commandLine();
        CommandLine asked = command == null
                ? all
                : Optional.ofNullable(all.getSubcommands().get(command))
                        .orElseThrow(() -> new AgentException(
                                Exit.USAGE, "There is no command " + command + "; testday --help lists them."));
        asked.usage(all.getOut());
        return Exit.OK.code();
    }
}
