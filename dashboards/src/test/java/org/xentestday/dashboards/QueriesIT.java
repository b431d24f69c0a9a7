package org.xentestday.dashboards;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.xentestday.collector.index.SeededIndex;
import org.xentestday.model.fixture.TestMachine;
import org.xentestday.model.json.Json;
import org.xentestday.standalone.search.ElasticsearchServer;
import org.xentestday.standalone.search.ElasticsearchUser;

/** Sends every query of every dashboard to a real Elasticsearch, as Grafana would. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class QueriesIT {
    private static final Map<String, String> EVERYTHING = Map.of("release", "*", "candidate", "*", "test", "*");
    private static final Map<String, String> ONE_TEST =
            Map.of("release", "4.3.0", "candidate", "4.3.0\\-rc6", "test", "(\"boot\" OR \"" + Seed.GPU + "\")");
    private static final Datasources DATASOURCES = Datasources.provisioned();

    private final HttpClient http = HttpClient.newHttpClient();
    private ElasticsearchServer server;
    private SeededIndex index;

    @BeforeAll
    void fill(@TempDir Path directory) throws Exception {
        // JUnit's directories are closed to others; root lends Elasticsearch to another user.
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwx--x--x"));
        server = ElasticsearchServer.start(directory);
        index = Seed.into(SeededIndex.at(server.url(), server.secrets().authorization(ElasticsearchUser.COLLECTOR)))
                .written();
    }

    @AfterAll
    void stop() throws IOException {
        http.close();
        index.close();
        server.close();
    }

    static Stream<Arguments> panels() {
        return Dashboard.all().stream()
                .flatMap(board -> board.panels().stream().map(panel -> Arguments.of(board, panel)));
    }

    static Stream<Arguments> variables() {
        return Dashboard.all().stream()
                .flatMap(board -> board.queryVariables().stream().map(variable -> Arguments.of(board, variable)));
    }

    @ParameterizedTest
    @MethodSource("panels")
    void a_panel_has_an_answer_for_everything_and_for_a_choice(Dashboard board, Panel panel) throws Exception {
        for (Map<String, String> values : List.of(EVERYTHING, ONE_TEST)) {
            for (JsonNode target : panel.targets()) {
                JsonNode answer = ask(
                        DATASOURCES.index(board, panel.json()), query(values).search(target));

                assertThat(size(answer)).as(panel + " " + target.path("refId")).isPositive();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("variables")
    void a_variable_has_values(Dashboard board, JsonNode variable) throws Exception {
        ObjectNode search = query(EVERYTHING).variable(variable.path("query").asText());

        JsonNode answer = ask(DATASOURCES.index(board, variable), search);

        assertThat(size(answer)).isPositive();
    }

    @Test
    void the_live_board_shows_the_figures_of_the_seed() throws Exception {
        assertThat(buckets("Results seen", EVERYTHING)).isEqualTo("4.3.0=13");
        assertThat(buckets("Machines seen", EVERYTHING)).isEqualTo("4.3.0=6");
        assertThat(buckets("Testers", EVERYTHING)).isEqualTo("4.3.0=6");
        assertThat(buckets("Findings", EVERYTHING)).isEqualTo("REGRESSION=1");
        assertThat(buckets("Not evidence", EVERYTHING)).isEqualTo("BROKEN=1");
        assertThat(buckets("Dispositions", EVERYTHING)).isEqualTo("COUNTED=12 EXCLUDED=1");
        assertThat(buckets("Rejected", EVERYTHING)).isEqualTo("malformed=1");
        assertThat(buckets("Results by status", ONE_TEST)).isEqualTo("PASS=8 FAIL=3 BROKEN=1");
    }

    @Test
    void the_machines_that_fail_are_counted_by_facet() throws Exception {
        // when
        JsonNode facets = answer("Machines by facet", ONE_TEST).at("/aggregations/2/buckets");

        // then
        JsonNode large = Dashboard.elements(facets)
                .filter(facet -> facet.path("key").asText().equals("dut_bar=le8g"))
                .findFirst()
                .orElseThrow();
        assertThat(large.at("/3/buckets/0/key").asText()).isEqualTo("success");
        assertThat(large.at("/3/buckets/0/1/value").asInt()).isEqualTo(3);
        assertThat(large.at("/3/buckets/1/key").asText()).isEqualTo("failure");
        assertThat(large.at("/3/buckets/1/1/value").asInt()).isEqualTo(3);
    }

    private String buckets(String panel, Map<String, String> values) throws Exception {
        StringBuilder text = new StringBuilder();
        for (JsonNode bucket : answer(panel, values).at("/aggregations/2/buckets")) {
            JsonNode metric = bucket.at("/1/value");
            text.append(text.isEmpty() ? "" : " ")
                    .append(bucket.path("key").asText())
                    .append('=')
                    .append(metric.isMissingNode() ? bucket.path("doc_count").asInt() : metric.asInt());
        }
        return text.toString();
    }

    private JsonNode answer(String title, Map<String, String> values) throws Exception {
        Dashboard live = Dashboard.all().getFirst();
        Panel panel = live.panels().stream()
                .filter(candidate -> candidate.title().equals(title))
                .findFirst()
                .orElseThrow();
        return ask(
                DATASOURCES.index(live, panel.json()),
                query(values).search(panel.targets().getFirst()));
    }

    private static GrafanaQuery query(Map<String, String> values) {
        return new GrafanaQuery(
                TestMachine.NOON.minus(Duration.ofHours(3)),
                TestMachine.NOON.plus(Duration.ofHours(3)),
                Duration.ofMinutes(1),
                values);
    }

    private JsonNode ask(String alias, ObjectNode search) throws Exception {
        String lines = "{\"ignore_unavailable\":true,\"index\":\"%s\"}%n%s%n".formatted(alias, search);
        HttpRequest request = HttpRequest.newBuilder(URI.create(server.url() + "/_msearch"))
                .header("Authorization", server.secrets().authorization(ElasticsearchUser.GRAFANA))
                .header("Content-Type", "application/x-ndjson")
                .timeout(Duration.ofSeconds(30))
                .POST(HttpRequest.BodyPublishers.ofString(lines))
                .build();
        HttpResponse<byte[]> response = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
        assertThat(response.statusCode()).isEqualTo(200);
        JsonNode answer = Json.tree(response.body()).path("responses").path(0);
        assertThat(answer.path("status").asInt())
                .as(answer.path("error").toString())
                .isEqualTo(200);
        return answer;
    }

    private static int size(JsonNode answer) {
        return answer.at("/hits/hits").size()
                + answer.at("/aggregations").findValues("key").size();
    }
}
