package org.xentestday.agent.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.xentestday.agent.Agent;
import org.xentestday.agent.exit.Exit;
import org.xentestday.agent.exports.Exports;
import org.xentestday.model.catalogue.Catalogue;
import org.xentestday.model.result.Candidate;
import org.xentestday.model.result.Result;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code testday export}. */
@Command(
        name = "export",
        description = "Writes this machine's results for other test systems: JUnit XML, KCIDB or CTRF.")
@SuppressWarnings("NullAway.Init") // picocli sets what is required before it calls
final class ExportCommand implements Callable<Integer> {
    @ParentCommand
    private Testday testday;

    @Option(names = "--format", required = true, description = "One of ${COMPLETION-CANDIDATES}.")
    private Exports format;

    @Option(names = "--candidate", paramLabel = "NAME", description = "Only results of that candidate.")
    private @Nullable Candidate candidate;

    @Option(names = "--out", paramLabel = "FILE", description = "Where to write it (default: the standard output).")
    private @Nullable Path out;

    @Override
    public Integer call() throws IOException {
        try (Agent agent = testday.agent(testday.settings())) {
            List<Result> recorded = agent.recorded();
            List<Result> results = recorded.stream()
                    .filter(result ->
                            candidate == null || result.build().candidate().equals(candidate))
                    .toList();
            String text = format.write(
                    results, Catalogue.shipped(), testday.world().clock().instant());
            if (out == null) {
                testday.world().out().print(text);
                testday.world().out().flush();
            } else {
                Files.writeString(out, text, StandardCharsets.UTF_8);
                Print.line(testday, "Wrote " + results.size() + " results to " + out + ".");
            }
            int missing = agent.results().size() - recorded.size();
            if (missing > 0) {
                Print.trouble(
                        testday,
                        missing + " results that were sent long ago are not in it: only a line each is left here.");
            }
            return Exit.OK.code();
        }
    }
}
