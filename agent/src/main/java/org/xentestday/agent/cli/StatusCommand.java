package org.xentestday.agent.cli;

import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.xentestday.agent.Agent;
import org.xentestday.agent.exit.Exit;
import org.xentestday.agent.server.Receipt;
import org.xentestday.agent.status.MyResult;
import org.xentestday.agent.status.Standing;
import org.xentestday.model.json.Json;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code testday status}. */
@Command(name = "status", description = "Lists this machine's results and what became of them.")
@SuppressWarnings("NullAway.Init") // picocli sets what is required before it calls
final class StatusCommand implements Callable<Integer> {
    @ParentCommand
    private Testday testday;

    @Option(names = "--offline", description = "Do not ask the server.")
    private boolean offline;

    @Option(
            names = "--last",
            paramLabel = "N",
            defaultValue = "20",
            description = "How many of the newest results to list (default ${DEFAULT-VALUE}).")
    private int last;

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        try (Agent agent = testday.agent(testday.settings())) {
            Map<String, Receipt> kept = agent.keptReceipts();
            Standing standing = Standing.of(all(agent), Math.max(0, last), agent.unreadable())
                    .with(id -> Optional.ofNullable(kept.get(id)));
            Standing known = offline ? standing : standing.with(agent::receipt);
            if (json) {
                Print.line(testday, Print.json(Json.write(known)));
            } else {
                print(known);
            }
            return Exit.OK.code();
        }
    }

    /** Those that left, those that wait, and those that stay here, oldest first. */
    static List<MyResult> all(Agent agent) {
        return Stream.concat(agent.results().stream(), agent.withheld().stream().map(MyResult::of))
                .sorted(Comparator.comparing(mine -> mine.result().at()))
                .toList();
    }

    private void print(Standing standing) {
        standing.results().forEach(mine -> Print.line(testday, Rows.row(mine)));
        Rows.summary(standing).forEach(line -> Print.line(testday, line));
        Rows.troubles(standing).forEach(sentence -> Print.trouble(testday, sentence));
    }
}
