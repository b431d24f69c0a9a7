package org.xentestday.agent.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.xentestday.agent.command.Commands;
import org.xentestday.agent.command.Programs;
import org.xentestday.agent.probe.Host;
import org.xentestday.agent.probe.ThisHost;
import org.xentestday.agent.procedure.Person;

/**
 * Everything a command takes from outside its arguments.
 *
 * @param environment variables
 * @param clock the machine's clock
 * @param patience how long to wait for another testday that holds the state directory
 * @param host the machine, given the time each command on it may take
 * @param bench where tests run
 * @param person who sits there
 * @param out where answers go
 * @param err where trouble goes
 */
record World(
        Map<String, String> environment,
        Clock clock,
        Duration patience,
        Function<Duration, Host> host,
        Bench bench,
        Person person,
        PrintWriter out,
        PrintWriter err) {

    /**
     * Where tests run.
     *
     * @param root of the machine's files
     * @param programs the machine's commands, as long as the run is not to end
     * @param cleaning the same to the end
     */
    record Bench(Path root, Function<BooleanSupplier, Programs> programs, Programs cleaning) {
        static Bench real() {
            return new Bench(Path.of("/"), Commands::detached, Commands.detached(() -> false));
        }
    }

    static World real() {
        return new World(
                System.getenv(),
                Clock.systemUTC(),
                Duration.ofSeconds(5),
                timeout -> new ThisHost(Path.of("/"), timeout),
                Bench.real(),
                new Terminal(System.console(), System.in, System.out),
                new PrintWriter(System.out, true, StandardCharsets.UTF_8),
                new PrintWriter(System.err, true, StandardCharsets.UTF_8));
    }
}
