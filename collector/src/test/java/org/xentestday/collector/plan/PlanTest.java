package org.xentestday.collector.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xentestday.collector.fixture.Answer;
import org.xentestday.collector.fixture.TestCollector;

/** Plans over HTTP, from the organiser's YAML to the agent's JSON. */
class PlanTest {
    private static final String YAML = """
            id: xen-4.3.0
            title: Xen 4.3.0 test days
            release: 4.3.0
            baseline: 4.2.2-final
            candidates:
              - {candidate: 4.3.0-rc6, changeset: 0123456789abcdef0123456789abcdef01234567}
            wanted:
              - {test: guest-hvm, machines: 5}
              - test: gpu-passthrough-large-vram
                on: {iommu: vtd}
                machines: 3
            """;
    private static final String JSON = """
            {"baseline":"4.2.2-final","candidates":[{"candidate":"4.3.0-rc6",\
            "changeset":"0123456789abcdef0123456789abcdef01234567"}],"id":"xen-4.3.0","release":"4.3.0",\
            "title":"Xen 4.3.0 test days","wanted":[{"machines":5,"on":{},"test":"guest-hvm"},\
            {"machines":3,"on":{"iommu":"vtd"},"test":"gpu-passthrough-large-vram"}]}""";
    private static TestCollector collector;

    @BeforeAll
    static void start(@TempDir Path data) {
        collector = TestCollector.in(data);
    }

    @AfterAll
    static void stop() {
        collector.close();
    }

    @Test
    void plan_in_yaml_or_json_is_published_and_read_back() throws Exception {
        for (List<String> form : List.of(List.of("application/yaml", YAML), List.of("application/json", JSON))) {
            // when
            Answer put = put("xen-4.3.0", form.getFirst(), form.getLast());
            // then
            assertThat(put.status()).isEqualTo(200);
            assertThat(put.json())
                    .isEqualTo(org.xentestday.model.json.Json.tree(
                            JSON.getBytes(java.nio.charset.StandardCharsets.UTF_8)));
            assertThat(collector.get("/api/v1/plans/xen-4.3.0").json()).isEqualTo(put.json());
            assertThat(collector.get("/api/v1/plans").json()).containsExactly(put.json());
        }
    }

    @Test
    void fault_in_a_plan_is_named_where_it_is() {
        Answer answer = put("xen-4.3.0", "application/yaml", YAML.replace("machines: 3", "machines: many"));
        answer.isProblem(400, "invalid");
        assertThat(answer.json().path("detail").asText()).contains("/wanted/1/machines", "integer");
    }

    @Test
    void text_that_is_no_plan_is_malformed() {
        put("xen-4.3.0", "application/json", "{").isProblem(400, "malformed");
        put("xen-4.3.0", "application/yaml", "id: [").isProblem(400, "malformed");
        put("xen-4.3.0", "application/yaml", YAML + "title: twice\n").isProblem(400, "malformed");
        put("xen-4.3.0", "application/yaml", "").isProblem(400, "malformed");
        put("xen-4.3.0", "application/yaml", "# nothing\n").isProblem(400, "invalid");
    }

    @Test
    void plan_must_have_the_id_it_is_put_under() {
        put("other", "application/yaml", YAML).isProblem(400, "id-mismatch");
    }

    @Test
    void plan_has_a_largest_size() {
        put("xen-4.3.0", "application/yaml", "#".repeat(300_000)).isProblem(413, "too-large");
    }

    @Test
    void only_the_organiser_publishes() {
        collector
                .send(collector
                        .to("/api/v1/plans/xen-4.3.0")
                        .header("Content-Type", "application/yaml")
                        .header("Authorization", "Bearer guessed-this-secret")
                        .PUT(java.net.http.HttpRequest.BodyPublishers.ofString(YAML)))
                .isProblem(401, "organiser-only");
    }

    @Test
    void unknown_plan_is_told() {
        collector.get("/api/v1/plans/xen-9.9.9").isProblem(404, "unknown-plan");
    }

    @Test
    void plan_is_not_acknowledged_while_the_log_is_away() {
        collector.log().away(true);
        try {
            put("xen-4.3.0", "application/yaml", YAML).isProblem(503, "kafka-away");
        } finally {
            collector.log().away(false);
        }
    }

    private static Answer put(String id, String type, String text) {
        return collector.asOrganiser("PUT", "/api/v1/plans/" + id, type, text);
    }
}
