package org.xentestday.dashboards;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DatasourcesTest {
    @Test
    void each_index_has_one_datasource_with_the_index_name_as_its_uid() {
        // when
        Datasources datasources = Datasources.provisioned();

        // then
        assertThat(datasources.all())
                .extracting(source -> source.path("uid").asText())
                .containsExactly(
                        "testday-results",
                        "testday-verdicts",
                        "testday-coverage",
                        "testday-dispositions",
                        "testday-rejected");
        assertThat(datasources.all()).allSatisfy(source -> {
            assertThat(source.at("/jsonData/index").asText())
                    .isEqualTo(source.path("uid").asText());
            assertThat(source.at("/jsonData/timeField").asText()).isEqualTo("@timestamp");
            assertThat(source.path("type").asText()).isEqualTo("elasticsearch");
        });
    }

    @Test
    void the_log_shows_a_field_that_the_results_have() {
        // when
        var results = Datasources.provisioned().all().getFirst().path("jsonData");

        // then
        assertThat(Fields.of("testday-results"))
                .contains(
                        results.path("logMessageField").asText(),
                        results.path("logLevelField").asText());
    }
}
