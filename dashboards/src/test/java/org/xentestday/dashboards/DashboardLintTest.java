package org.xentestday.dashboards;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.xentestday.model.json.Json;
import org.xentestday.model.result.Status;
import org.xentestday.model.verdict.VerdictKind;

/** What can be seen in a dashboard's file. Rules that Grafana's own linter has keep its names in their comments. */
class DashboardLintTest {
    private static final Datasources DATASOURCES = Datasources.provisioned();

    static List<Dashboard> dashboards() {
        return Dashboard.all();
    }

    @ParameterizedTest
    @MethodSource("dashboards")
    void a_dashboard_is_found_again_and_changed_only_here(Dashboard dashboard) {
        // uneditable-dashboard
        assertThat(dashboard.json().path("id").isNull()).isTrue();
        assertThat(dashboard.json().path("uid").asText() + ".json").isEqualTo(dashboard.name());
        assertThat(dashboard.json().path("editable").asBoolean(true)).isFalse();
        assertThat(dashboard.json().path("timezone").asText()).isEqualTo("utc");
        assertThat(dashboard.json().path("description").asText()).isNotBlank();
        assertThat(Dashboard.elements(dashboard.json().path("tags")).map(JsonNode::asText))
                .contains("testday");
    }

    @ParameterizedTest
    @MethodSource("dashboards")
    void panels_have_ids_of_their_own_and_places_of_their_own(Dashboard dashboard) {
        List<Panel> panels = dashboard.panels();

        assertThat(panels)
                .extracting(Panel::id)
                .doesNotHaveDuplicates()
                .allSatisfy(id -> assertThat(id).isPositive());
        assertThat(panels).extracting(Panel::title).doesNotHaveDuplicates();
        assertThat(panels).allSatisfy(panel -> assertThat(panel.right()).isLessThanOrEqualTo(24));
        for (Panel panel : panels) {
            assertThat(panels).filteredOn(panel::overlaps).containsExactly(panel);
        }
    }

    @ParameterizedTest
    @MethodSource("dashboards")
    void a_panel_says_what_it_shows_and_in_which_unit(Dashboard dashboard) {
        // panel-title-description, panel-units
        assertThat(dashboard.panels()).allSatisfy(panel -> {
            assertThat(panel.title()).isNotBlank();
            assertThat(panel.json().path("description").asText()).endsWith(".");
            assertThat(panel.json().at("/fieldConfig/defaults/unit").asText()).isNotBlank();
        });
    }

    @ParameterizedTest
    @MethodSource("dashboards")
    void every_datasource_is_a_variable_that_stands_for_one_provisioned_datasource(Dashboard dashboard) {
        // template-datasource, panel-datasource, target-datasource
        assertThat(dashboard.datasourceVariables())
                .isNotEmpty()
                .allSatisfy(variable -> assertThat(DATASOURCES.of(variable)).hasSize(1));
        List<JsonNode> users = new ArrayList<>(dashboard.queryVariables());
        dashboard.panels().forEach(panel -> {
            users.add(panel.json());
            // Unless a panel is mixed, Grafana takes the panel's datasource whatever the target says.
            assertThat(panel.targets())
                    .allSatisfy(target -> assertThat(target.path("datasource"))
                            .isEqualTo(panel.json().path("datasource")));
        });
        assertThat(users)
                .allSatisfy(
                        user -> assertThat(DATASOURCES.index(dashboard, user)).startsWith("testday-"));
    }

    @ParameterizedTest
    @MethodSource("dashboards")
    void a_query_variable_is_a_string_of_json_that_is_asked_again_when_the_time_changes(Dashboard dashboard)
            throws IOException {
        // template-on-time-change-reload
        for (JsonNode variable : dashboard.queryVariables()) {
            assertThat(variable.path("query").isTextual()).isTrue();
            assertThat(variable.path("refresh").asInt()).isEqualTo(2);
            assertThat(variable.path("allValue").asText()).isEqualTo("*");
            JsonNode query = Json.tree(variable.path("query").asText().getBytes(StandardCharsets.UTF_8));
            assertThat(query.path("find").asText()).isEqualTo("terms");
            Set<String> fields = Fields.of(DATASOURCES.index(dashboard, variable));
            assertThat(fields).contains(query.path("field").asText());
            assertThat(fields).containsAll(Fields.in(query.path("query").asText()));
        }
    }

    @ParameterizedTest
    @MethodSource("dashboards")
    void every_field_that_is_asked_for_exists(Dashboard dashboard) {
        for (Panel panel : dashboard.panels()) {
            Set<String> fields = Fields.of(DATASOURCES.index(dashboard, panel.json()));
            for (JsonNode target : panel.targets()) {
                assertThat(fields)
                        .as(panel.toString())
                        .containsAll(Fields.in(target.path("query").asText()));
                assertThat(fields).as(panel.toString()).containsAll(asked(target));
            }
            assertThat(fields)
                    .as(panel.toString())
                    .containsAll(panel.transformed().stream()
                            .filter(name -> name.contains("."))
                            .toList());
        }
    }

    @ParameterizedTest
    @MethodSource("dashboards")
    void colours_and_words_that_name_one_constant_name_all(Dashboard dashboard) {
        List<String> statuses = names(List.of(Status.values()));
        List<String> kinds = names(List.of(VerdictKind.values()));

        assertThat(dashboard.panels()).allSatisfy(panel -> {
            if (panel.coloured().stream().anyMatch(statuses::contains)) {
                assertThat(panel.coloured()).as(panel.toString()).containsExactlyElementsOf(statuses);
            }
            assertThat(panel.mapped()).allSatisfy(mapping -> assertThat(mapping).containsExactlyElementsOf(kinds));
        });
    }

    @ParameterizedTest
    @MethodSource("dashboards")
    void a_description_that_lists_constants_lists_those_it_speaks_of(Dashboard dashboard) {
        assertThat(description(dashboard, "Findings"))
                .contains(list(Stream.of(VerdictKind.values())
                        .filter(VerdictKind::finding)
                        .toList()));
        assertThat(description(dashboard, "Not evidence"))
                .contains(list(Stream.of(Status.values())
                        .filter(status -> !status.evidence())
                        .toList()));
    }

    private static String description(Dashboard dashboard, String title) {
        return dashboard.panels().stream()
                .filter(panel -> panel.title().equals(title))
                .map(panel -> panel.json().path("description").asText())
                .collect(Collectors.joining());
    }

    /** {@code A, B and C}. */
    private static String list(List<? extends Enum<?>> constants) {
        List<String> names = names(constants);
        return String.join(", ", names.subList(0, names.size() - 1)) + " and " + names.getLast();
    }

    private static List<String> names(List<? extends Enum<?>> constants) {
        return constants.stream().<String>map(Enum::name).toList();
    }

    private static List<String> asked(JsonNode target) {
        List<String> fields = new ArrayList<>();
        target.path("bucketAggs")
                .forEach(bucket -> fields.add(bucket.path("field").asText()));
        target.path("metrics").forEach(metric -> fields.add(metric.path("field").asText()));
        fields.removeIf(String::isEmpty);
        return fields;
    }

    @ParameterizedTest
    @MethodSource("dashboards")
    void a_target_has_the_shape_that_grafana_does_not_pass_over_in_silence(Dashboard dashboard) {
        for (Panel panel : dashboard.panels()) {
            assertThat(panel.targets()).isNotEmpty();
            assertThat(panel.targets())
                    .extracting(target -> target.path("refId").asText())
                    .doesNotHaveDuplicates();
            panel.targets().forEach(target -> shape(panel, target));
        }
    }

    private static void shape(Panel panel, JsonNode target) {
        List<JsonNode> buckets = Dashboard.elements(target.path("bucketAggs")).toList();
        List<JsonNode> metrics = Dashboard.elements(target.path("metrics")).toList();
        assertThat(metrics).as(panel.toString()).isNotEmpty();
        if (buckets.isEmpty()) {
            assertThat(metrics)
                    .extracting(metric -> metric.path("type").asText())
                    .containsAnyOf("raw_data", "logs");
        }
        List<JsonNode> all = new ArrayList<>(buckets);
        all.addAll(metrics);
        assertThat(all).as(panel.toString()).allSatisfy(part -> {
            assertThat(part.path("id").isTextual()).isTrue();
            assertThat(part.path("type").asText()).isNotBlank();
            assertThat(part.path("settings").properties())
                    .allSatisfy(setting -> assertThat(setting.getValue().isTextual())
                            .as(setting.getKey() + " must be a string")
                            .isTrue());
        });
        assertThat(buckets.stream().limit(Math.max(0, buckets.size() - 1)))
                .as("date_histogram comes last")
                .noneMatch(bucket -> bucket.path("type").asText().equals("date_histogram"));
        assertThat(buckets)
                .filteredOn(bucket -> bucket.path("type").asText().equals("terms"))
                .as("terms without an order come in an order nobody expects")
                .allMatch(bucket -> bucket.at("/settings/orderBy").isTextual());
    }

    @ParameterizedTest
    @MethodSource("dashboards")
    void an_override_names_a_field_that_some_answer_has(Dashboard dashboard) {
        for (Panel panel : dashboard.panels()) {
            Set<String> renamed = Set.copyOf(Dashboard.elements(panel.json().path("transformations"))
                    .flatMap(step -> Dashboard.elements(step.at("/options/renameByName")))
                    .map(JsonNode::asText)
                    .toList());
            if (!renamed.isEmpty()) {
                panel.json()
                        .at("/fieldConfig/overrides")
                        .forEach(override -> assertThat(renamed)
                                .as(panel.toString())
                                .contains(override.at("/matcher/options").asText()));
            }
        }
    }
}
