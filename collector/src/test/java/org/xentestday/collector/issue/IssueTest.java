package org.xentestday.collector.issue;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xentestday.collector.fixture.Answer;
import org.xentestday.collector.fixture.TestCollector;
import org.xentestday.model.event.EventType;

/** Known issues over HTTP: the organiser's, and nobody else's. */
class IssueTest {
    private static final String YAML = """
            id: big-bar
            title: Large BARs do not fit below 4 GiB
            state: DRY_RUN
            match:
              symptoms: [pci-bar-too-large]
              tests: [gpu-passthrough-large-vram]
              extent: {device_model: qemu-xen}
            waiver:
              owner: release manager
              reason: Has been so since 4.2.
              expires: 2013-07-31
            """;
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
    void an_issue_of_the_organiser_is_in_the_log_and_in_the_list() {
        // when
        Answer answer = collector.asOrganiser("PUT", "/api/v1/issues/big-bar", "application/yaml", YAML);

        // then
        assertThat(answer.status()).isEqualTo(200);
        assertThat(collector.log().events()).last().satisfies(event -> {
            assertThat(event.type()).isEqualTo(EventType.ISSUE);
            assertThat(event.subject()).isEqualTo("big-bar");
        });
        assertThat(collector.get("/api/v1/issues").text()).contains("\"big-bar\"", "\"DRY_RUN\"", "\"2013-07-31\"");
    }

    @Test
    void nobody_else_publishes_one() {
        assertThat(collector
                        .send(collector
                                .to("/api/v1/issues/big-bar")
                                .header("Content-Type", "application/yaml")
                                .PUT(java.net.http.HttpRequest.BodyPublishers.ofString(YAML)))
                        .status())
                .isEqualTo(401);
    }

    @Test
    void what_is_no_issue_is_refused_in_one_sentence() {
        collector
                .asOrganiser("PUT", "/api/v1/issues/other", "application/yaml", YAML)
                .isProblem(400, "id-mismatch");
        collector
                .asOrganiser("PUT", "/api/v1/issues/x", "application/json", "{\"id\":\"x\"}")
                .isProblem(400, "invalid");
        collector
                .asOrganiser("PUT", "/api/v1/issues/x", "application/yaml", "id: [")
                .isProblem(400, "malformed");
    }
}
