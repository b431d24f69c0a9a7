package org.xentestday.agent.cli;

import java.io.Console;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.xentestday.agent.command.Commands;
import org.xentestday.agent.command.Programs;
import org.xentestday.agent.probe.Host;
import org.xentestday.agent.probe.ThisHost;
import org.xentestday.agent.procedure.Ticker;
import org.xentestday.agent.run.Stopping;

/**
 * Everything a command takes from outside its arguments.
 *
 * @param environment variables
 * @param clock the machine's clock
 * @param patience how long to wait for another testday that holds the state directory
 * @param host the machine, given the time each command on it may take
 * @param bench where tests run
 * @param in what is piped in, or what a person types
 * @param terminal whether a person is there to answer questions
 * @param out where answers go
 * @param err where trouble goes
 */
record World(
        Map<String, String> environment,
        Clock clock,
        Duration patience,
        Function<Duration, Host> host,
        Bench bench,
        InputStream in,
        BooleanSupplier terminal,
        PrintWriter out,
        PrintWriter err) {

    /**
     * Where tests run.
     *
     * @param root of the machine's files
     * @param programs the machine's commands, as long as the run is not to end
     * @param cleaning the same to the end
     * @param ticker the time of a run that may be told to stop
     */
    record Bench(
            Path root,
            Function<BooleanSupplier, Programs> programs,
            Programs cleaning,
            Function<Stopping, Ticker> ticker) {
        static Bench real() {
            return new Bench(Path.of("/"), Commands::detached, Commands.detached(() -> false), stopping -> stopping);
        }
    }

    static World real() {
        return new World(
                System.getenv(),
                Clock.systemUTC(),
                Duration.ofSeconds(5),
                timeout -> new ThisHost(Path.of("/"), timeout),
                Bench.real(),
                System.in,
                World::atTerminal,
                new PrintWriter(System.out, true, StandardCharsets.UTF_8),
                new PrintWriter(System.err, true, StandardCharsets.UTF_8));
    }

    private static boolean atTerminal() {
        return Optional.ofNullable(System.console()).filter(Console::isTerminal).isPresent();
    }
}
