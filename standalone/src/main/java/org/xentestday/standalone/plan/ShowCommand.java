package org.xentestday.standalone.plan;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.Callable;
import org.xentestday.model.json.Json;
import org.xentestday.standalone.fault.ExitCode;
import org.xentestday.standalone.remote.Remote;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code testday-server plan show ID}. */
@Command(
        name = "show",
        mixinStandardHelpOptions = true,
        description = "Prints a plan in the form that plan apply takes.",
        sortOptions = false)
final class ShowCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before the call
    private CommandSpec spec;

    @Mixin
    @SuppressWarnings("NullAway.Init") // picocli sets it before the call
    private Remote remote;

    @Parameters(paramLabel = "ID", description = "Of the plan, such as xen-4.21.0.")
    @SuppressWarnings("NullAway.Init") // picocli sets it before the call
    private String id;

    @Option(names = "--history", description = "Print the versions it had, oldest first, and when they were made.")
    private boolean history;

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        String path = "/api/v1/plans/" + id + (history ? "/revisions" : "");
        Remote.Answer answer = remote.demand("GET", path, new byte[0], Map.of());
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(new String(Json.write(answer.body()), StandardCharsets.UTF_8));
        } else if (history) {
            for (JsonNode each : answer.body()) {
                out.printf(
                        "%s  %s  %s  %s%n",
                        each.path("version").asText(),
                        each.path("at").asText(),
                        each.path("tag").asText(),
                        each.at("/plan/title").asText());
            }
        } else {
            out.print(PlanFile.write(answer.body(), answer.tag().orElse("")));
        }
        out.flush();
        return ExitCode.OK.code();
    }
}
