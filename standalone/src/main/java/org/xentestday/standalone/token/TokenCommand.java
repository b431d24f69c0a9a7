package org.xentestday.standalone.token;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
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

/** {@code testday-server token NAME}: a token that lets in one machine of a tester, or one person. */
@Command(
        name = "token",
        mixinStandardHelpOptions = true,
        description =
                "Makes a token that lets in, once, a machine of the tester NAME, or the reader or organiser NAME. "
                        + "The server must be up on the same data.",
        sortOptions = false)
public final class TokenCommand implements Callable<Integer> {
    /** Whom a token lets in. */
    enum Role {
        TESTER,
        READER,
        ORGANISER;

        @Override
        public String toString() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before the call
    private CommandSpec spec;

    @Parameters(paramLabel = "NAME", description = "A pseudonym: lower-case letters, digits and dashes.")
    @SuppressWarnings("NullAway.Init") // picocli sets it before the call
    private String name;

    @Option(
            names = "--role",
            paramLabel = "ROLE",
            defaultValue = "TESTER",
            description = "What it lets in: ${COMPLETION-CANDIDATES} (tester).")
    private Role role = Role.TESTER;

    @Option(
            names = "--valid",
            paramLabel = "TIME",
            converter = Validity.class,
            description = "How long it can be used, as 30m, 12h or 7d. Usually 7d.")
    private @Nullable Duration valid;

    @Mixin
    @SuppressWarnings("NullAway.Init") // picocli sets it before the call
    private Remote remote;

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    @Override
    public Integer call() {
        Remote.Answer answer =
                remote.send("POST", "/api/v1/tokens", body(), Map.of("Content-Type", "application/json"));
        if (!answer.ok()) {
            throw new StartException(ExitCode.REFUSED, "No token: " + answer.problem());
        }
        JsonNode token = answer.body();
        PrintWriter out = spec.commandLine().getOut();
        out.println(json ? new String(Json.write(token), StandardCharsets.UTF_8) : words(token));
        out.flush();
        return ExitCode.OK.code();
    }

    private String words(JsonNode token) {
        String address = remote.address().toString();
        String text = token.path("token").asText();
        String use = role == Role.TESTER
                ? "On the machine: testday enrol %s --server %s".formatted(text, address)
                : "In exchange for it, once, the credential: curl -d '{\"token\":\"%s\"}' -H 'Content-Type: application/json' %s/api/v1/enrolments"
                        .formatted(text, address);
        return "%s%nLets in %s %s, once, until %s.%n%s"
                .formatted(text, role, name, token.path("expiresAt").asText(), use);
    }

    private byte[] body() {
        return Json.write(
                valid == null
                        ? Map.of("tester", name, "role", role.toString())
                        : Map.of("tester", name, "role", role.toString(), "valid", valid.toString()));
    }
}
