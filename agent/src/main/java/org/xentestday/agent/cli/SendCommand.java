package org.xentestday.agent.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.xentestday.agent.Agent;
import org.xentestday.agent.exit.AgentException;
import org.xentestday.agent.exit.Exit;
import org.xentestday.agent.send.Sending;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code testday send}. */
@Command(
        name = "send",
        description = "Sends the recorded results that the server does not have yet; or those of another machine that"
                + " has no network.")
@SuppressWarnings("NullAway.Init") // picocli sets what is required before it calls
final class SendCommand implements Callable<Integer> {
    @ParentCommand
    private Testday testday;

    @Option(
            names = "--bundle",
            arity = "1..*",
            paramLabel = "FILE",
            description = "Send these bundles instead, and write FILE.answer beside each for the machine that made it.")
    private List<Path> bundles = new ArrayList<>();

    @Option(
            names = "--token",
            paramLabel = "TOKEN",
            description = "Makes the machine of the bundle known to the server first.")
    private @Nullable String token;

    @Option(
            names = "--release",
            paramLabel = "NAME",
            description =
                    "Lets a result go that was kept on this machine because it may be about security, and sends it"
                            + " with the others; may be repeated. Nothing calls it back.")
    private List<String> releases = new ArrayList<>();

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        if (!bundles.isEmpty()) {
            return new BundleSending(testday, json).send(bundles, token).code();
        }
        if (token != null) {
            throw new AgentException(
                    Exit.USAGE, "--token belongs to --bundle; this machine is enrolled by testday enrol TOKEN.");
        }
        try (Agent agent = testday.agent(testday.settings())) {
            for (String name : releases) {
                agent.release(name);
            }
            Sending sending = agent.send();
            Print.line(testday, json ? Print.json(Sent.json(sending)) : Sent.line(sending));
            Sent.trouble(sending).ifPresent(sentence -> Print.trouble(testday, sentence));
            return sending.exit().code();
        }
    }
}
