package org.xentestday.standalone.up;

import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.Callable;
import org.xentestday.standalone.broker.FatalFault;
import org.xentestday.standalone.data.DataDirectory;
import org.xentestday.standalone.data.DiskSpace;
import org.xentestday.standalone.data.OrganiserSecret;
import org.xentestday.standalone.fault.ExitCode;
import org.xentestday.standalone.port.Ports;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code testday-server up}: starts everything on this machine and serves until Ctrl-C. */
@Command(
        name = "up",
        mixinStandardHelpOptions = true,
        description = "Starts everything on this machine, keeps its data, and serves until Ctrl-C or SIGTERM.",
        sortOptions = false)
public final class UpCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before the call
    private CommandSpec spec;

    @Mixin
    @SuppressWarnings("NullAway.Init") // picocli sets it before the call
    private UpOptions options;

    @Override
    public Integer call() {
        Lines lines = new Lines(spec.commandLine().getOut());
        options.policy();
        try (DataDirectory data = DataDirectory.open(options.data(), names(), new DiskSpace())) {
            Path log = LogFile.open(data.of("logs"), options.parts());
            lines.say("Data in %s, log in %s".formatted(data.path(), log));
            lines.say("Organiser's secret in " + OrganiserSecret.in(data).file());
            sayElsewhere(lines);
            Instance instance = new Instance(new Parts(options, data, lines).all(), lines);
            endOnSignal(instance);
            endOnFault(instance, data, log, lines);
            ExitCode code = instance.run(() -> lines.say("Ready. Ctrl-C stops."));
            return code.code();
        }
    }

    private List<String> names() {
        return options.parts().stream().map(PartName::toString).toList();
    }

    private void sayElsewhere(Lines lines) {
        for (PartName other : EnumSet.complementOf(EnumSet.copyOf(options.parts()))) {
            switch (other) {
                case BROKER -> lines.say("broker", "expected at %s:%d".formatted(Ports.HOST, options.kafkaPort()));
                case ELASTICSEARCH ->
                    lines.say(
                            "elasticsearch",
                            "expected at http://%s:%d".formatted(Ports.HOST, options.elasticsearchPort()));
            }
        }
    }

    private static void endOnSignal(Instance instance) {
        Signals.onStop(() -> instance.end(ExitCode.OK), instance::hurry);
    }

    private static void endOnFault(Instance instance, DataDirectory data, Path log, Lines lines) {
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
