package org.xentestday.standalone.token;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.xentestday.agent.tls.Trust;
import org.xentestday.model.json.Json;
import org.xentestday.standalone.data.DataDirectory;
import org.xentestday.standalone.data.OrganiserSecret;
import org.xentestday.standalone.fault.ExitCode;
import org.xentestday.standalone.fault.StartException;
import org.xentestday.standalone.port.Ports;
import picocli.CommandLine.Command;
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
    private static final Duration PATIENCE = Duration.ofSeconds(30);

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

    @Option(names = "--data", paramLabel = "DIR", description = "The data of the server, as up was given it.")
    private @Nullable Path data;

    @Option(
            names = "--port",
            paramLabel = "N",
            defaultValue = "8080",
            description = "Port of the board and the intake (${DEFAULT-VALUE}).")
    private int port;

    @Option(
            names = "--server",
            paramLabel = "URL",
            description = "Address of the board and the intake, where it is not http://127.0.0.1:N.")
    private @Nullable URI server;

    @Option(
            names = "--certificates",
            paramLabel = "FILE",
            description = "PEM of whoever signed the server's certificate, if no public authority did.")
    private @Nullable Path certificates;

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    @Override
    public Integer call() throws InterruptedException {
        JsonNode token = ask(data == null ? DataDirectory.usual() : data);
        PrintWriter out = spec.commandLine().getOut();
        out.println(json ? new String(Json.write(token), StandardCharsets.UTF_8) : words(token));
        out.flush();
        return ExitCode.OK.code();
    }

    private String words(JsonNode token) {
        String address = address().toString();
        String text = token.path("token").asText();
        String use = role == Role.TESTER
                ? "On the machine: testday enrol %s --server %s".formatted(text, address)
                : "In exchange for it, once, the credential: curl -d '{\"token\":\"%s\"}' -H 'Content-Type: application/json' %s/api/v1/enrolments"
                        .formatted(text, address);
        return "%s%nLets in %s %s, once, until %s.%n%s"
                .formatted(text, role, name, token.path("expiresAt").asText(), use);
    }

    private JsonNode ask(Path directory) throws InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(address().resolve("/api/v1/tokens"))
                .timeout(PATIENCE)
                .header("Authorization", "Bearer " + secret(directory))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofByteArray(body()))
                .build();
        try (HttpClient http = client()) {
            HttpResponse<byte[]> answer = http.send(request, BodyHandlers.ofByteArray());
            JsonNode token = Json.tree(answer.body());
            if (answer.statusCode() != 201) {
                throw new StartException(
                        ExitCode.REFUSED, "No token: " + token.path("detail").asText());
            }
            return token;
        } catch (IOException e) {
            throw new StartException(
                    ExitCode.UNAVAILABLE,
                    "No server answers at %s (%s): start it with up, or name its --port or --server."
                            .formatted(address(), e.getClass().getSimpleName()),
                    e);
        }
    }

    private URI address() {
        return server != null ? server : URI.create("http://%s:%d".formatted(Ports.HOST, port));
    }

    private HttpClient client() {
        HttpClient.Builder builder = HttpClient.newBuilder();
        return (certificates == null
                        ? builder
                        : builder.sslContext(Trust.of(certificates).context()))
                .build();
    }

    private byte[] body() {
        return Json.write(
                valid == null
                        ? Map.of("tester", name, "role", role.toString())
                        : Map.of("tester", name, "role", role.toString(), "valid", valid.toString()));
    }

    private static String secret(Path directory) {
        try {
            return Files.readString(directory.resolve(OrganiserSecret.FILE)).strip();
        } catch (IOException e) {
            throw new StartException(
                    ExitCode.UNREADABLE,
                    "%s has no readable organiser's secret: name the server's data with --data.".formatted(directory),
                    e);
        }
    }
}
