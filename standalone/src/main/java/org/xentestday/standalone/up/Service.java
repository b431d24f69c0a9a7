package org.xentestday.standalone.up;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.function.Consumer;
import org.xentestday.standalone.broker.FatalFault;
import org.xentestday.standalone.data.DataDirectory;
import org.xentestday.standalone.data.DiskSpace;
import org.xentestday.standalone.data.OrganiserSecret;
import org.xentestday.standalone.fault.ExitCode;
import org.xentestday.standalone.port.Ports;

/** An installation as a command runs it: opens the data directory, starts the parts, serves, stops. */
public final class Service {
    private final UpOptions options;
    private final Listener listener;
    private final Lines lines;

    /** What to run, and where to say so. */
    public Service(UpOptions options, Listener listener, PrintWriter out) {
        this.options = options;
        this.listener = listener;
        this.lines = new Lines(out);
    }

    /**
     * A service whose parts all serve.
     *
     * @param instance to end it
     * @param data its directory
     * @param lines to talk to the user
     */
    public record Up(Instance instance, DataDirectory data, Lines lines) {}

    /** Runs on that directory until the end; {@code onceUp} is called when all parts serve. */
    public ExitCode run(Path directory, Consumer<Up> onceUp) {
        options.policy();
        try (DataDirectory data = DataDirectory.open(directory, names(), new DiskSpace())) {
            Path log = LogFile.open(data.of("logs"), options.parts());
            lines.say("Data in %s, log in %s".formatted(data.path(), log));
            if (options.parts().contains(PartName.COLLECTOR)) {
                lines.say("Organiser's secret in " + OrganiserSecret.in(data).file());
            }
            sayElsewhere();
            Instance instance = new Instance(new Parts(options, listener, data, lines).all(), lines);
            endOnSignal(instance);
            endOnFault(instance, data, log);
            return instance.run(() -> onceUp.accept(new Up(instance, data, lines)));
        }
    }

    private List<String> names() {
        return options.parts().stream().map(PartName::toString).toList();
    }

    private void sayElsewhere() {
        for (PartName other : EnumSet.complementOf(EnumSet.copyOf(options.parts()))) {
            switch (other) {
                case BROKER -> sayElsewhere(other, "at %s:%d", options.kafkaPort());
                case ELASTICSEARCH -> sayElsewhere(other, "at http://%s:%d", options.elasticsearchPort());
                case COLLECTOR -> sayElsewhere(other, "at http://%s:%d", options.port());
                case STREAMS -> lines.say(other.toString(), "expected on the same broker");
            }
        }
    }

    private void sayElsewhere(PartName part, String place, int port) {
        lines.say(part.toString(), "expected " + place.formatted(Ports.HOST, port));
    }

    private static void endOnSignal(Instance instance) {
        Signals.onStop(() -> instance.end(ExitCode.OK), instance::hurry);
    }

    private void endOnFault(Instance instance, DataDirectory data, Path log) {
        FatalFault.instead(() -> {
            lines.say(
                    "broker",
                    new DiskSpace().exhausted(data.path())
                            ? "failed because the disk of %s is full; what was acknowledged is kept"
                                    .formatted(data.path())
                            : "failed for good; the last error in %s says why".formatted(log));
            instance.end(ExitCode.BROKER);
        });
    }
}
