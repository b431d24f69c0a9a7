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
            assertThat(collector.get("/api/v1/plans").json()).contains(put.json());
        }
    }

    @Test
    void fault_in_a_plan_is_named_where_it_is() {
        Answer answer = put("xen-4.3.0", "application/yaml", YAML.replace("machines: 3", "machines: many"));
        answer.isProblem(400, "invalid");
        assertThat(answer.json().path("detail").asText())
                .isEqualTo("The plan is not valid: line 11, column 5: /wanted/1/machines: machines string found,"
                        + " integer expected.");
        assertThat(answer.json().path("line").asInt()).isEqualTo(11);
        assertThat(answer.json().path("column").asInt()).isEqualTo(5);
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
    void what_no_schema_knows_is_named_where_it_is() {
        faulty(YAML.replace("test: guest-hvm", "test: no-such-test"), 8, "/wanted/0/test: the catalogue has no test");
        faulty(YAML.replace("iommu: vtd", "iommu: none-such"), 10, "/wanted/1/on/iommu: no value of iommu");
        faulty(YAML.replace("iommu: vtd", "colour: red"), 10, "/wanted/1/on/colour: there is no facet colour");
        faulty(YAML.replace("4.3.0-rc6", "4.4.0-rc6"), 6, "/candidates/0/candidate: 4.4.0-rc6 is neither");
        faulty(YAML + "candidate: 4.2.0-rc1\n", 12, "/candidate: 4.2.0-rc1 is not of the release 4.3.0");
        faulty(YAML + "date: 2013-02-30\n", 12, "/date: ");
        faulty(YAML + "touched: [{area: kitchen, commits: 1}]\n", 12, "the catalogue has no area kitchen");
    }

    private static void faulty(String yaml, int line, String sentence) {
        Answer answer = put("xen-4.3.0", "application/yaml", yaml);
        answer.isProblem(400, "invalid");
        assertThat(answer.json().path("detail").asText()).contains(sentence);
        assertThat(answer.json().path("line").asInt()).isEqualTo(line);
    }

    @Test
    void text_that_is_no_yaml_is_named_where_it_ends() {
        Answer answer = put("xen-4.3.0", "application/yaml", YAML + "title: twice\n");
        assertThat(answer.json().path("line").asInt()).isEqualTo(12);
    }

    @Test
    void plan_is_changed_by_who_knows_its_newest_version_only() {
        // given
        String first = YAML.replace("xen-4.3.0", "versioned");
        String tag = put("versioned", "application/yaml", first)
                .headers()
                .firstValue("ETag")
                .orElseThrow();
        String second = first.replace("test days", "test day");
        String third = first.replace("test days", "testing");
        // then
        put("versioned", "application/yaml", second).isProblem(428, "version-wanted");
        assertThat(put("versioned", "If-Match", tag, second).status()).isEqualTo(200);
        put("versioned", "If-Match", tag, third).isProblem(412, "changed-meanwhile");
        put("versioned", "If-None-Match", "*", third).isProblem(412, "changed-meanwhile");
        put("unborn", "If-Match", "*", first.replace("versioned", "unborn")).isProblem(412, "changed-meanwhile");
        assertThat(put("versioned", "If-Match", "*", third).headers().firstValue("X-Plan-Version"))
                .contains("3");
    }

    @Test
    void organiser_sees_every_version_and_nobody_else_does() {
        // given
        String first = YAML.replace("xen-4.3.0", "history");
        String tag = put("history", "application/yaml", first)
                .headers()
                .firstValue("ETag")
                .orElseThrow();
        put("history", "application/yaml", first);
        put("history", "If-Match", tag, first.replace("test days", "changed"));
        // when
        Answer revisions = collector.asOrganiser("GET", "/api/v1/plans/history/revisions", "text/plain", "");
        // then
        assertThat(revisions.json())
                .extracting(each -> each.path("version").asInt())
                .containsExactly(1, 2);
        assertThat(revisions.json())
                .extracting(each -> each.at("/plan/title").asText())
                .containsExactly("Xen 4.3.0 test days", "Xen 4.3.0 changed");
        collector.get("/api/v1/plans/history/revisions").isProblem(401, "organiser-only");
    }

    @Test
    void who_knows_the_plan_is_told_so_until_it_changes() {
        // given
        String first = YAML.replace("xen-4.3.0", "cached");
        put("cached", "application/yaml", first);
        String tag = collector
                .get("/api/v1/plans/cached")
                .headers()
                .firstValue("ETag")
                .orElseThrow();
        // then
        assertThat(known("cached", tag).status()).isEqualTo(304);
        put("cached", "If-Match", tag, first.replace("test days", "changed"));
        assertThat(known("cached", tag).status()).isEqualTo(200);
    }

    private static Answer known(String id, String tag) {
        return collector.send(
                collector.to("/api/v1/plans/" + id).header("If-None-Match", tag).GET());
    }

    @Test
    void plan_may_be_posted_under_its_own_id() {
        // when
        Answer answer =
                collector.asOrganiser("POST", "/api/v1/plans", "application/yaml", YAML.replace("xen-4.3.0", "posted"));
        // then
        assertThat(answer.status()).isEqualTo(200);
        assertThat(collector.get("/api/v1/plans/posted").json()).isEqualTo(answer.json());
    }

    @Test
    void commits_say_which_areas_were_touched_and_change_the_plan() {
        // given
        put("touched", "application/yaml", YAML.replace("xen-4.3.0", "touched"));
        String log = """
                7a89f62 AMD IOMMU: fix interrupts
                xen/drivers/passthrough/amd/iommu_intr.c

                de6562b xen/arm: boot a guest
                xen/arch/arm/domain.c
                xen/arch/arm/traps.c
                0123456 docs
                docs/misc/readme.txt
                """;
        // when
        Answer answer = collector.asOrganiser("POST", "/api/v1/plans/touched/commits", "text/plain", log);
        // then
        assertThat(answer.json().path("touched").toString())
                .isEqualTo("[{\"area\":\"pci-passthrough\",\"commits\":1},"
                        + "{\"area\":\"gpu-passthrough\",\"commits\":1},{\"area\":\"arm\",\"commits\":1}]");
        assertThat(collector.get("/api/v1/plans/touched").json()).isEqualTo(answer.json());
        collector
                .asOrganiser("POST", "/api/v1/plans/touched/commits", "text/plain", "none\n")
                .isProblem(400, "malformed");
        collector
                .asOrganiser("POST", "/api/v1/plans/nowhere/commits", "text/plain", log)
                .isProblem(404, "unknown-plan");
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

    private static Answer put(String id, String header, String value, String text) {
        return collector.send(collector
                .to("/api/v1/plans/" + id)
                .header("Authorization", "Bearer " + TestCollector.SECRET)
                .header("Content-Type", "application/yaml")
                .header(header, value)
                .PUT(java.net.http.HttpRequest.BodyPublishers.ofString(text)));
    }

    private static Answer put(String id, String type, String text) {
        return collector.asOrganiser("PUT", "/api/v1/plans/" + id, type, text);
    }
}
