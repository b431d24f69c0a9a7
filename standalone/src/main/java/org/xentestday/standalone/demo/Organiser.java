package org.xentestday.standalone.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.xentestday.model.json.Hashes;
import org.xentestday.model.json.Json;
import org.xentestday.model.plan.Plan;
import org.xentestday.model.result.Build;
import org.xentestday.model.result.Candidate;
import org.xentestday.model.result.Facet;
import org.xentestday.model.result.Facets;

/** The organiser's side of the play, over the same HTTP that an organiser would use. */
final class Organiser implements AutoCloseable {
    static final String PLAN = "xen-4.3.0";
    static final String RELEASE = "4.3.0";

    private final URI collector;
    private final String secret;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build();

    Organiser(URI collector, String secret) {
        this.collector = collector;
        this.secret = secret;
    }

    /** The TestDay as its organiser publishes it. */
    void publishPlan() throws IOException, InterruptedException {
        List<Plan.KnownBuild> builds = Story.CANDIDATES.stream()
                .filter(candidate -> candidate.release().equals(RELEASE))
                .map(candidate ->
                        new Plan.KnownBuild(candidate, build(candidate).changeset()))
                .toList();
        List<Plan.Wanted> wanted = Story.TESTS.stream()
                .map(test -> new Plan.Wanted(
                        test,
                        test.startsWith("gpu-") ? Facets.NONE.with(Facet.DEVICE_MODEL, "qemu-xen") : Facets.NONE,
                        5))
                .toList();
        Plan plan = new Plan(
                PLAN,
                "Xen 4.3 RC6 TestDay",
                RELEASE,
                Story.BASELINE,
                builds,
                "PCI passthrough, above all of graphics cards with large video RAM; CPU hotplug with qemu-xen.",
                wanted);
        send(authorised("/api/v1/plans/" + PLAN)
                .header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofByteArray(Json.write(plan)))
                .build());
    }

    /** A single-use token for one tester. */
    String token(String tester) throws IOException, InterruptedException {
        byte[] answer = send(authorised("/api/v1/tokens")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofByteArray(Json.write(Map.of("tester", tester))))
                .build());
        return Json.tree(answer).path("token").asText();
    }

    /** Results that streams have counted on one candidate. */
    int counted(Candidate candidate) throws IOException, InterruptedException {
        int counted = 0;
        String query = "?release=" + candidate.release() + "&candidate=" + candidate.name();
        for (JsonNode coverage : Json.tree(get("/api/v1/coverage" + query, "application/json"))) {
            counted += coverage.path("results").asInt();
        }
        return counted;
    }

    /** The readiness report as the release manager reads it. */
    String report() throws IOException, InterruptedException {
        byte[] text = get("/api/v1/readiness/" + PLAN + "?candidate=" + Story.NOW.name(), "text/plain");
        return new String(text, java.nio.charset.StandardCharsets.UTF_8);
    }

    /** A build of the story. Its commit is made up, as all of this TestDay is. */
    static Build build(Candidate candidate) {
        byte[] hash = Hashes.sha256(("simulated " + candidate).getBytes(java.nio.charset.StandardCharsets.UTF_8));
        String changeset = HexFormat.of().formatHex(hash).substring(0, 40);
        return new Build(candidate, changeset, Build.KnownBy.CHANGESET);
    }

    private byte[] get(String path, String accept) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(collector.resolve(path))
                .header("Accept", accept)
                .build());
    }

    private HttpRequest.Builder authorised(String path) {
        return HttpRequest.newBuilder(collector.resolve(path))
                .timeout(Duration.ofSeconds(30))
                .header("Authorization", "Bearer " + secret);
    }

    private byte[] send(HttpRequest request) throws IOException, InterruptedException {
        HttpResponse<byte[]> response = http.send(request, BodyHandlers.ofByteArray());
        if (response.statusCode() / 100 != 2) {
            throw new IOException(request.method() + " " + request.uri().getPath() + " was answered "
                    + response.statusCode() + ": "
                    + new String(response.body(), java.nio.charset.StandardCharsets.UTF_8));
        }
        return response.body();
    }

    @Override
    public void close() {
        http.close();
    }
}
