package org.xentestday.standalone.remote;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Callable;
import org.xentestday.model.json.Json;
import org.xentestday.standalone.fault.ExitCode;
import org.xentestday.standalone.fault.StartException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code testday-server reindex}: the index of a release anew from the log, while everything goes on. */
@Command(
        name = "reindex",
        mixinStandardHelpOptions = true,
        description = "Makes the index of a release anew from the log, beside the old one, and puts it in its place at "
                + "one moment. Readers always see one complete index. The server must be up on the same data.",
        sortOptions = false)
public final class ReindexCommand implements Callable<Integer> {
    private static final String PATH = "/api/v1/index/rebuild";
    private static final Duration LOOK = Duration.ofMillis(500);

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before the call
    private CommandSpec spec;

    @Mixin
    @SuppressWarnings("NullAway.Init") // picocli sets it before the call
    private Remote remote;

    @Option(names = "--release", required = true, paramLabel = "RELEASE", description = "Such as 4.3.0.")
    @SuppressWarnings("NullAway.Init") // picocli sets it before the call
    private String release;

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    @Override
    public Integer call() throws InterruptedException {
        remote.demand("POST", PATH, Json.write(Map.of("release", release)), Map.of("Content-Type", "application/json"));
        JsonNode state = await();
        if (!state.path("phase").asText().equals("DONE")) {
            throw new StartException(
                    ExitCode.REFUSED,
                    "The index is as it was: " + state.path("failure").asText());
        }
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(new String(Json.write(state.path("done")), StandardCharsets.UTF_8));
        } else {
            out.println(words(state.path("done")));
        }
        out.flush();
        return ExitCode.OK.code();
    }

    private JsonNode await() throws InterruptedException {
        JsonNode state = remote.demand("GET", PATH, new byte[0], Map.of()).body();
        while (state.path("phase").asText().equals("RUNNING")) {
            Thread.sleep(LOOK);
            state = remote.demand("GET", PATH, new byte[0], Map.of()).body();
        }
        return state;
    }

    private static String words(JsonNode done) {
        StringBuilder words = new StringBuilder(
                "%,d records of the log read.".formatted(done.path("records").asLong()));
        done.path("documents")
                .properties()
                .forEach(each -> words.append("%n%-24s %,d documents"
                        .formatted(each.getKey(), each.getValue().asLong())));
        long refused = done.path("refused").asLong();
        return refused == 0
                ? words.toString()
                : words.append("%n%,d refused; they are in the DLQ".formatted(refused))
                        .toString();
    }
}
