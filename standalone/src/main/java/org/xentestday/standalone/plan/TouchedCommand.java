package org.xentestday.standalone.plan;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
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

/** {@code testday-server plan touched ID FILE}. */
@Command(
        name = "touched",
        mixinStandardHelpOptions = true,
        description =
                "Adds to a plan which areas commits touched: git log --oneline --name-only 4.21.0-rc2..4.21.0-rc3 "
                        + "| testday-server plan touched xen-4.21.0 -",
        sortOptions = false)
final class TouchedCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before the call
    private CommandSpec spec;

    @Mixin
    @SuppressWarnings("NullAway.Init") // picocli sets it before the call
    private Remote remote;

    @Parameters(index = "0", paramLabel = "ID", description = "Of the plan, such as xen-4.21.0.")
    @SuppressWarnings("NullAway.Init") // picocli sets it before the call
    private String id;

    @Parameters(index = "1", paramLabel = "FILE", description = "What git log printed; - for standard input.")
    @SuppressWarnings("NullAway.Init") // picocli sets it before the call
    private Path file;

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    @Override
    public Integer call() {
        Remote.Answer answer = remote.demand(
                "POST", "/api/v1/plans/" + id + "/commits", commits(), Map.of("Content-Type", "text/plain"));
        JsonNode touched = answer.body().path("touched");
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(new String(Json.write(touched), StandardCharsets.UTF_8));
        } else {
            touched.forEach(each -> out.printf(
                    "%4d  %s%n", each.path("commits").asInt(), each.path("area").asText()));
        }
        out.flush();
        return ExitCode.OK.code();
    }

    private byte[] commits() {
        try {
            return file.toString().equals("-") ? System.in.readAllBytes() : Files.readAllBytes(file);
        } catch (IOException e) {
            throw new StartException(ExitCode.UNREADABLE, "There is no readable file " + file + ".", e);
        }
    }
}
