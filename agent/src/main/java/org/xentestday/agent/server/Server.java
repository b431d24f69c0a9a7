package org.xentestday.agent.server;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.xentestday.agent.exit.AgentException;
import org.xentestday.agent.exit.Exit;
import org.xentestday.agent.identity.Identity;
import org.xentestday.agent.identity.KafkaAccount;
import org.xentestday.agent.identity.Membership;
import org.xentestday.model.event.StructuredMode;
import org.xentestday.model.json.Json;
import org.xentestday.model.plan.Plan;
import org.xentestday.model.sign.Keys;
import org.xentestday.model.verdict.Asks;

/** The collector as the agent sees it. Every answer that is no answer becomes a sentence. */
public final class Server {
    private static final String JSON = "application/json";
    private static final String LINES = "application/x-ndjson";

    private static final String NO_SERVER =
            "No server is set: give --server https://HOST, or set server in the configuration file.";

    private final URI base;
    private final Http http;
    private final @Nullable String credential;

    /** The address must have passed {@link Address#checked}. */
    public Server(URI base, Link link) {
        this(base, new Http(base, link), null);
    }

    private Server(URI base, Http http, @Nullable String credential) {
        this.base = base;
        this.http = http;
        this.credential = credential;
    }

    /** The server of that configuration; where it names none, the one this machine is enrolled at. */
    public static Server of(Link link, Optional<Membership> membership) {
        URI address = link.server()
                .or(() -> membership.map(Membership::server).map(URI::create))
                .orElseThrow(() -> new AgentException(Exit.CONFIG, NO_SERVER));
        Server server = new Server(Address.checked(address, link.plain()), link);
        return membership.map(server::as).orElse(server);
    }

    /** The same server, asked as that member; as nobody, if it is another server's. */
    public Server as(Membership membership) {
        return membership.server().equals(base.toString()) ? new Server(base, http, membership.credential()) : this;
    }

    /** Its address. */
    public URI address() {
        return base;
    }

    /** Hands in a token; the server then knows this machine's key. */
    public Membership enrol(String token, Identity identity) {
        return enrol(token, identity.publicKey(), identity.machine());
    }

    /** The same for a machine that is not this one. */
    public Membership enrol(String token, String publicKey, String machine) {
        String kid = Keys.kid(Keys.publicKey(publicKey));
        byte[] body = Json.write(Map.of("token", token, "publicKey", publicKey, "machine", machine));
        Reply reply = http.post("/api/v1/enrolments", JSON, body);
        if (reply.status() == 403) {
            throw new AgentException(
                    Exit.NOT_PERMITTED,
                    "The server refused the token: " + reply.problem().sentence() + ".");
        }
        JsonNode answer = expected(reply).json();
        if (!kid.equals(answer.path("kid").asText())) {
            throw new AgentException(Exit.DATA, base + " answered, but did not take this machine's key.");
        }
        String tester = answer.path("tester").asText("");
        String secret = answer.path("credential").asText("");
        return new Membership(
                kid, machine, tester, base.toString(), kafka(answer.path("kafka")), secret.isEmpty() ? null : secret);
    }

    /** A server that has none to give, or gives it in a form of its own, is a server without Kafka. */
    private static @Nullable KafkaAccount kafka(JsonNode json) {
        String certificates = json.path("certificates").asText("");
        KafkaAccount account = new KafkaAccount(
                json.path("bootstrap").asText(""),
                json.path("user").asText(""),
                json.path("password").asText(""),
                certificates.isEmpty() ? null : certificates);
        boolean whole = Stream.of(account.bootstrap(), account.user(), account.password())
                .noneMatch(String::isEmpty);
        return whole ? account : null;
    }

    /** What its clock says, to the second. Any answer has that, also a refusal. */
    public Instant time() {
        String date = String.valueOf(http.get("/api/v1/plans").date());
        try {
            return Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(date));
        } catch (DateTimeException e) {
            throw new AgentException(Exit.UNAVAILABLE, base + " answers, but does not say what time it is.", e);
        }
    }

    /** The TestDays it knows. Entries this version cannot read are left out. */
    public List<Plan> plans() {
        return readable("/api/v1/plans", Plan.class);
    }

    /** Which runs would tell most about that release: those asked of that machine and of anyone. */
    public List<Asks> asks(String release, String machine) {
        return readable("/api/v1/asks?release=" + encoded(release) + "&machine=" + encoded(machine), Asks.class);
    }

    private <T> List<T> readable(String path, Class<T> type) {
        Reply reply = expected(http.get(path, credential));
        if (!reply.json().isArray()) { // a page of something on the way must not pass for "there are none"
            throw new AgentException(
                    Exit.UNAVAILABLE, base + path + " answers no list: is it the address of a Xen TestDay server?");
        }
        return reply.array().stream().flatMap(json -> read(json, type).stream()).toList();
    }

    private static <T> Optional<T> read(JsonNode json, Class<T> type) {
        try {
            return Optional.of(Json.read(json, type));
        } catch (JacksonException e) {
            return Optional.empty(); // made by a newer server; the others are still of use
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** What it knows about that result; empty if it never heard of it, or it is another tester's. */
    public Optional<Receipt> receipt(String id) {
        Reply reply = http.get("/api/v1/results/" + encoded(id), credential);
        if (reply.status() == 404) {
            return Optional.empty();
        }
        if (reply.status() == 401) {
            throw new AgentException(
                    Exit.NOT_PERMITTED,
                    base + " tells only those whom it knows what became of results: enrol again with a token.");
        }
        try {
            return Optional.of(Json.read(expected(reply).body(), Receipt.class));
        } catch (java.io.IOException e) {
            throw new AgentException(Exit.DATA, base + " sent a receipt that cannot be read.", e);
        }
    }

    /** Posts events, one structured event a line, and hands back the bare answer. */
    public Reply batch(byte[] lines) {
        return http.post("/api/v1/results/batch", LINES, lines);
    }

    /** Posts an event that says what this machine does, in structured mode. */
    public void activity(byte[] event) {
        expected(http.post("/api/v1/activity", StructuredMode.CONTENT_TYPE, event));
    }

    private Reply expected(Reply reply) {
        if (reply.ok()) {
            return reply;
        }
        if (reply.later()) {
            throw new AgentException(Exit.UNAVAILABLE, reply.laterSentence(base.toString()));
        }
        throw new AgentException(
                Exit.UNAVAILABLE,
                base + " answered " + reply.status() + " (" + reply.problem().sentence()
                        + "): is it the address of a Xen TestDay server?");
    }
}
