package org.xentestday.standalone.demo;

import java.io.Console;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.xentestday.standalone.data.OrganiserSecret;
import org.xentestday.standalone.fault.ExitCode;
import org.xentestday.standalone.fault.StartException;
import org.xentestday.standalone.port.Ports;
import org.xentestday.standalone.up.Listener;
import org.xentestday.standalone.up.Service;
import org.xentestday.standalone.up.UpOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code testday-server demo}: everything of {@code up} on fresh data, and a TestDay played through it. */
@Command(
        name = "demo",
        mixinStandardHelpOptions = true,
        description = {
            "Plays the TestDay of Xen 4.3 RC6: starts everything on fresh data, lets simulated machines test with the real "
                    + "agent code, prints the readiness report, and serves the board until Ctrl-C.",
            "Its data lies beside the data of up and is made anew each time."
        },
        sortOptions = false)
public final class DemoCommand implements Callable<Integer> {
    private static final String SIBLING = "testday-demo";

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before the call
    private CommandSpec spec;

    @Mixin
    @SuppressWarnings("NullAway.Init") // picocli sets it before the call
    private UpOptions options;

    @Option(names = "--once", description = "End after the report, with exit code 0.")
    private boolean once;

    @Option(
            names = "--machines",
            paramLabel = "N",
            defaultValue = "40",
            description = "How many machines take part (${DEFAULT-VALUE}).")
    private int machines;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "43",
            description = "Another seed, another population (${DEFAULT-VALUE}).")
    private long seed;

    @Override
    public Integer call() {
        Path directory = options.dataOr(SIBLING);
        FreshData.make(directory);
        Service service =
                new Service(options, Listener.loopback(), spec.commandLine().getOut());
        return service.run(directory, this::play).code();
    }

    private void play(Service.Up up) {
        PrintWriter out = spec.commandLine().getOut();
        URI collector = URI.create("http://%s:%d".formatted(Ports.HOST, options.port()));
        Play.Place place = new Play.Place(
                up.data().of("machines"), collector, Ports.HOST + ":" + options.kafkaPort(), machines, seed);
        try (Organiser organiser =
                new Organiser(collector, OrganiserSecret.in(up.data()).value())) {
            Account account = new Play(place, organiser, new Progress(out, onTerminal())).run();
            out.printf("%n%s%n", organiser.report());
            up.lines().say("%d results played, none lost, none counted twice.".formatted(account.recorded()));
            finish(up, collector);
        } catch (IOException e) {
            throw new StartException(ExitCode.INTERNAL, "The play ended early: " + e.getMessage() + ".", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // the user wants the end
        }
    }

    private void finish(Service.Up up, URI collector) {
        if (once) {
            up.instance().end(ExitCode.OK);
        } else {
            up.lines().say("The board: " + collector + "/   Ctrl-C stops.");
        }
    }

    @SuppressWarnings(
            "SystemConsoleNull") // it is null where input is not a terminal, in spite of what is said of Java 22
    private static boolean onTerminal() {
        Console console = System.console();
        return console != null && console.isTerminal();
    }
}
