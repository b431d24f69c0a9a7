package org.xentestday.standalone.plan;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.xentestday.model.json.Json;
import org.xentestday.standalone.fault.ExitCode;
import org.xentestday.standalone.fault.StartException;
import org.xentestday.standalone.remote.Remote;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code testday-server plan apply FILE}. */
@Command(
        name = "apply",
        mixinStandardHelpOptions = true,
        description = "Publishes the plan in a YAML file. To change one that is published, begin with what plan show "
                + "prints: its first line names the version, so that nobody's change is lost.",
        sortOptions = false)
final class ApplyCommand implements Callable<Integer> {
    private static final int VERSION_WANTED = 428;
    private static final int CHANGED_MEANWHILE = 412;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before the call
    private CommandSpec spec;

    @Mixin
    @SuppressWarnings("NullAway.Init") // picocli sets it before the call
    private Remote remote;

    @Parameters(paramLabel = "FILE", description = "The plan, YAML.")
    @SuppressWarnings("NullAway.Init") // picocli sets it before the call
    private Path path;

    @Option(names = "--force", description = "Whatever is published under its id is replaced.")
    private boolean force;

    @Option(names = "--json", description = "Print the plan as JSON.")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        PlanFile file = PlanFile.read(path);
        Remote.Answer answer = remote.send("POST", "/api/v1/plans", file.bytes(), headers(file));
        if (force && answer.status() == CHANGED_MEANWHILE) {
            answer = remote.send("POST", "/api/v1/plans", file.bytes(), Map.of("Content-Type", "application/yaml"));
        }
        if (!answer.ok()) {
            throw new StartException(ExitCode.REFUSED, path + ": " + answer.problem() + advice(answer.status()));
        }
        String version = answer.tag().orElse("");
        file.become(version);
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(new String(Json.write(answer.body()), StandardCharsets.UTF_8));
        } else {
            out.printf(
                    "%s is published as its version %s (%s).%n",
                    answer.body().path("id").asText(), answer.version().orElse("?"), version);
        }
        out.flush();
        return ExitCode.OK.code();
    }

    private Map<String, String> headers(PlanFile file) {
        Map<String, String> headers = new HashMap<>(Map.of("Content-Type", "application/yaml"));
        if (force) {
            headers.put("If-Match", "*");
        } else {
            file.version().ifPresent(version -> headers.put("If-Match", "\"" + version + "\""));
        }
        return headers;
    }

    private static String advice(int status) {
        return status == VERSION_WANTED || status == CHANGED_MEANWHILE
                ? " Begin with what \"testday-server plan show\" prints, or replace it with --force."
                : "";
    }
}
