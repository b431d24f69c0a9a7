package org.xentestday.standalone;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.slf4j.LoggerFactory;
import org.xentestday.standalone.demo.DemoCommand;
import org.xentestday.standalone.fault.ExitCode;
import org.xentestday.standalone.fault.StartException;
import org.xentestday.standalone.plan.PlanCommand;
import org.xentestday.standalone.remote.ReindexCommand;
import org.xentestday.standalone.replay.ReplayCommand;
import org.xentestday.standalone.token.TokenCommand;
import org.xentestday.standalone.up.LogFile;
import org.xentestday.standalone.up.UpCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;

/** {@code testday-server}: a whole Xen TestDay service on one machine. */
@Command(
        name = "testday-server",
        description = "A whole Xen TestDay service on this machine, on loopback.",
        mixinStandardHelpOptions = true,
        versionProvider = Main.Version.class,
        subcommands = {
            DemoCommand.class,
            UpCommand.class,
            TokenCommand.class,
            PlanCommand.class,
            ReindexCommand.class,
            ReplayCommand.class
        },
        exitCodeListHeading = "%nExit codes:%n",
        commandListHeading = "%nCommands:%n")
public final class Main {
    private Main() {}

    /** Runs a command and ends the JVM with its exit code. */
    public static void main(String[] arguments) {
        // Before the first logger; the log's place is known when the data directory is open.
        System.setProperty("logback.configurationFile", "org/xentestday/standalone/logback.xml");
        System.exit(commandLine().execute(arguments));
    }

    static CommandLine commandLine() {
        CommandLine commandLine = new CommandLine(new Main())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler((fault, command, parsed) -> refused(fault, command));
        commandLine.getCommandSpec().usageMessage().exitCodeList(exitCodes());
        return commandLine;
    }

    private static Map<String, String> exitCodes() {
        Map<String, String> codes = new LinkedHashMap<>();
        Arrays.stream(ExitCode.values()).forEach(code -> codes.put(String.valueOf(code.code()), code.meaning()));
        return codes;
    }

    /** One sentence for what the user can mend; the log gets the rest. */
    private static int refused(Exception fault, CommandLine command) {
        if (fault instanceof StartException refusal) {
            command.getErr().println(refusal.sentence());
            return refusal.exitCode().code();
        }
        LoggerFactory.getLogger(Main.class).atError().setCause(fault).log("A command failed");
        command.getErr().printf("Unexpected: %s.%n", fault);
        if (System.getProperty(LogFile.PROPERTY) == null) {
            fault.printStackTrace(command.getErr()); // it came before there was a log
        }
        return ExitCode.INTERNAL.code();
    }

    /** The version in the jar's manifest. */
    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            String version = Optional.ofNullable(Main.class.getPackage().getImplementationVersion())
                    .orElse("not built");
            return new String[] {"testday-server " + version};
        }
    }
}
