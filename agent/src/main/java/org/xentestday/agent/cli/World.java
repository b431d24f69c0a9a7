package org.xentestday.agent.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.function.Function;
import org.xentestday.agent.probe.Host;
import org.xentestday.agent.probe.ThisHost;

/**
 * Everything a command takes from outside its arguments.
 *
 * @param environment variables
 * @param clock the machine's clock
 * @param patience how long to wait for another testday that holds the state directory
 * @param host the machine, given the time each command on it may take
 * @param out where answers go
 * @param err where trouble goes
 */
record World(
        Map<String, String> environment,
        Clock clock,
        Duration patience,
        Function<Duration, Host> host,
        PrintWriter out,
        PrintWriter err) {

    static World real() {
        return new World(
                System.getenv(),
                Clock.systemUTC(),
                Duration.ofSeconds(5),
                timeout -> new ThisHost(Path.of("/"), timeout),
                new PrintWriter(System.out, true, StandardCharsets.UTF_8),
                new PrintWriter(System.err, true, StandardCharsets.UTF_8));
    }
}
