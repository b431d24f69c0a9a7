package org.xentestday.standalone.up;

import java.util.concurrent.Callable;
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

    @Mixin
    @SuppressWarnings("NullAway.Init") // picocli sets it before the call
    private ListenOptions listen;

    @Override
    public Integer call() {
        Service service =
                new Service(options, listen.listener(), spec.commandLine().getOut());
        return service.run(options.data(), up -> up.lines().say("Ready. Ctrl-C stops."))
                .code();
    }
}
