package org.xentestday.agent.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.xentestday.agent.Agent;
import org.xentestday.agent.bundle.BundleAnswer;
import org.xentestday.agent.bundle.BundleHeader;
import org.xentestday.agent.exit.AgentException;
import org.xentestday.agent.exit.Exit;
import org.xentestday.model.json.Json;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code testday bundle}. */
@Command(
        name = "bundle",
        description =
                "Writes the results that wait to a file, for a machine without network: testday send --bundle FILE"
                        + " on another machine sends it and writes an answer, which testday bundle --answer takes in here.")
@SuppressWarnings("NullAway.Init") // picocli sets what is required before it calls
final class BundleCommand implements Callable<Integer> {
    private static final int NAME_DIGITS = 8;

    @ParentCommand
    private Testday testday;

    @Parameters(arity = "0..1", paramLabel = "FILE", description = "The file (default testday-MACHINE.bundle here).")
    private @Nullable Path file;

    @Option(names = "--all", description = "Also results that were sent or refused, as far as they are still here.")
    private boolean all;

    @Option(names = "--answer", paramLabel = "FILE", description = "Take in what a server said about a bundle.")
    private @Nullable Path answer;

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        if (answer != null && (file != null || all)) {
            throw new AgentException(Exit.USAGE, "--answer takes an answer in and writes no bundle: give it alone.");
        }
        try (Agent agent = testday.agent(testday.settings())) {
            if (answer == null) {
                write(agent);
            } else {
                take(agent, BundleAnswer.read(answer));
            }
            return Exit.OK.code();
        }
    }

    private void write(Agent agent) throws IOException {
        Path target = file == null ? Path.of("testday-" + agent.machine().substring(0, NAME_DIGITS) + ".bundle") : file;
        BundleHeader header = agent.bundle(target, all);
        if (json) {
            Map<String, Object> document = Map.of(
                    "file",
                    target.toString(),
                    "count",
                    header.count(),
                    "machine",
                    header.machine(),
                    "sha256",
                    header.sha256());
            Print.line(testday, Print.json(Json.write(document)));
            return;
        }
        Print.line(
                testday,
                header.count() + (header.count() == 1 ? " result is" : " results are") + " in " + target
                        + ". On a machine with network: testday send --bundle " + target.getFileName());
    }

    private void take(Agent agent, BundleAnswer taken) throws IOException {
        agent.take(taken);
        int arrived = (int)
                taken.outcomes().stream().filter(outcome -> outcome.taken()).count();
        int refused = taken.outcomes().size() - arrived;
        Print.line(
                testday,
                json
                        ? Print.json(Json.write(Map.of(
                                "sent",
                                arrived,
                                "refused",
                                refused,
                                "plans",
                                taken.plans().size())))
                        : "The server took " + arrived + " and refused " + refused + ": testday status --offline lists"
                                + " them.");
    }
}
