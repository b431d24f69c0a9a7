package org.xentestday.collector.drain;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xentestday.collector.fixture.TestCollector;

class DrainingTest {
    @Test
    void collector_that_is_about_to_end_says_so_and_still_answers(@TempDir Path data) {
        try (TestCollector collector = TestCollector.in(data)) {
            assertThat(collector.get("/health/started").json().path("status").asText())
                    .isEqualTo("UP");
            assertThat(drain(collector)).isEqualTo("UP");
            collector.bean(Draining.class).begin();
            assertThat(drain(collector)).isEqualTo("DOWN");
            assertThat(collector.get("/health/readiness").status()).isEqualTo(503);
            assertThat(collector.get("/health/liveness").status()).isEqualTo(200);
            assertThat(collector.get("/api/v1/plans").status()).isEqualTo(200);
        }
    }

    private static String drain(TestCollector collector) {
        return collector
                .get("/health/readiness")
                .json()
                .at("/details/drain/status")
                .asText();
    }
}
