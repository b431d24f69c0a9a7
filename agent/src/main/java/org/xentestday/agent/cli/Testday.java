package org.xentestday.agent.cli;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.xentestday.agent.Agent;
import org.xentestday.agent.Setup;
import org.xentestday.agent.command.Pace;
import org.xentestday.agent.exit.AgentException;
import org.xentestday.agent.exit.Exit;
import org.xentestday.agent.probe.BootLog;
import org.xentestday.agent.probe.Host;
import org.xentestday.agent.probe.Probe;
import org.xentestday.agent.run.Undoing;
import org.xentestday.agent.settings.Key;
import org.xentestday.agent.settings.Settings;
import org.xentestday.agent.settings.SettingsReader;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** {@code testday}: the command on a tester's machine. */
@Command(
        name = "testday",
        description = "Records what you see when you test a Xen release candidate, and sends it to the TestDay.",
        synopsisSubcommandLabel = "COMMAND",
        mixinStandardHelpOptions = true,
        scope = ScopeType.INHERIT,
        versionProvider = Version.class,
        sortOptions = false)
public final class Testday {
    /** For taking away what was left: not measured, since nothing may come before it. */
    private static final Pace LEFTOVERS = new Pace(3);

    private final World world;

    @Option(names = "--server", paramLabel = "URI", scope = ScopeType.INHERIT, description = "The TestDay's server.")
    private @Nullable String server;

    @Option(
            names = "--state",
            paramLabel = "DIR",
            scope = ScopeType.INHERIT,
            description = "Where this machine's key and results are kept.")
    private @Nullable String state;

    @Option(
            names = "--set",
            paramLabel = "KEY=VALUE",
            scope = ScopeType.INHERIT,
            description = "Any other setting; testday --help lists them.")
    private Map<String, String> set = new LinkedHashMap<>();

    Testday(World world) {
        this.world = world;
    }

    /** Runs one command and ends the process with its exit code. */
    public static void main(String[] args) {
        // Two threads may ask for their first logger at once, which SLF4J would tell the tester.
        System.setProperty("slf4j.internal.verbosity", "ERROR");
        HeadStart.begin(args);
        // The platform would keep the proxy's password back, which only ever goes to the proxy that was set with it.
        System.setProperty("jdk.http.auth.tunneling.disabledSchemes", "");
        System.exit(new Testday(World.real()).run(args));
    }

    int run(String... args) {
        return Line.run(world, args);
    }

    World world() {
        return world;
    }

    Settings settings() throws IOException {
        return SettingsReader.read(flags(), world.environment());
    }

    /** What the command line sets. */
    Map<String, String> flags() {
        Map<String, String> flags = new LinkedHashMap<>(set);
        if (server != null) {
            flags.put(Key.SERVER.key(), server);
        }
        if (state != null) {
            flags.put(Key.STATE.key(), state);
        }
        return flags;
    }

    Host host(Settings settings) {
        return world.host().apply(settings.commandTimeout());
    }

    /** What this machine is, with what was kept of the hypervisor's boot messages. */
    Probe probe(Settings settings) {
        Host host = host(settings);
        return new Probe(host, boot(host).flatMap(id -> BootLog.kept(settings.state(), id)));
    }

    /** This machine's agent, after what an earlier process left unfinished was given its result. */
    Agent agent(Settings settings) throws IOException {
        Host host = host(settings);
        Agent agent = Agent.open(new Setup(
                settings.state(),
                settings.link(),
                settings.kafka(),
                world.clock(),
                bootId(host),
                world.patience(),
                privateWords(host),
                Optional.of(host)));
        try {
            leftovers(agent, host);
            agent.recover()
                    .forEach(result -> world.err()
                            .println("Recorded " + result.status() + " for " + result.test() + ", which never ended."));
            agent.untold().forEach(sentence -> world.err().println(sentence));
            agent.withheldNow()
                    .forEach(withheld -> Embargoed.lines(withheld)
                            .forEach(line -> world.err().println(line)));
            keepBootMessages(settings, host);
            return agent;
        } catch (IOException | RuntimeException e) {
            agent.close();
            throw e;
        }
    }

    /** What an earlier process made and could not take away. */
    private void leftovers(Agent agent, Host host) throws IOException {
        if (!agent.made().isEmpty()) {
            new Undoing(world.bench().cleaning(), host, LEFTOVERS)
                    .all(agent)
                    .forEach(sentence -> world.err().println(sentence));
        }
    }

    private static void keepBootMessages(Settings settings, Host host) {
        try {
            BootLog.keep(settings.state(), bootId(host), host);
        } catch (IOException e) {
            // a full disk costs a few facts, not the command: what must be written says so itself
        }
    }

    private static Optional<String> boot(Host host) {
        return host.file("/proc/sys/kernel/random/boot_id")
                .or(() -> host.run("sysctl", "-n", "kern.boottime").map(String::strip));
    }

    private static String bootId(Host host) {
        return boot(host)
                .orElseThrow(() -> new AgentException(
                        Exit.UNAVAILABLE, "This system does not tell one boot from another: no boot id was found."));
    }

    private List<String> privateWords(Host host) {
        return Stream.of(
                        host.file("/proc/sys/kernel/hostname").orElse(""),
                        world.environment().getOrDefault("SUDO_USER", ""),
                        world.environment().getOrDefault("USER", ""))
                .filter(word -> !word.isEmpty())
                .toList();
    }
}
