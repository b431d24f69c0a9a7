package org.xentestday.collector.index;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.xentestday.model.Topics;
import org.xentestday.model.catalogue.Catalogue;
import org.xentestday.model.event.EventType;
import org.xentestday.model.json.Json;
import org.xentestday.model.result.Facets;

class TemplatesTest {
    static List<Template> templates() {
        return Template.all();
    }

    @ParameterizedTest
    @MethodSource("templates")
    void all_templates_have_the_same_version(Template template) {
        assertThat(template.version()).isPositive().isEqualTo(Template.SETTINGS.version());
    }

    @ParameterizedTest
    @EnumSource
    void a_familys_template_covers_its_indices_and_names_its_alias(Family family) {
        // given
        JsonNode template = Template.of(family).json();

        // then
        assertThat(template.path("index_patterns").get(0).asText()).isEqualTo(family.pattern());
        assertThat(template.path("priority").asInt()).isGreaterThan(200);
        assertThat(template.path("composed_of").toString()).isEqualTo("[\"testday-settings\",\"testday-common\"]");
        if (family.pattern().endsWith("*")) {
            assertThat(template.at("/template/aliases").has(family.alias())).isTrue();
        }
    }

    @Test
    void a_new_field_is_refused_until_a_template_names_it() {
        assertThat(Template.COMMON.mappings().path("dynamic").asText()).isEqualTo("strict");
    }

    @ParameterizedTest
    @MethodSource("templates")
    void every_keyword_that_is_indexed_has_a_length_it_ignores_from(Template template) {
        // given
        List<JsonNode> keywords = template.mappings().findParents("type").stream()
                .filter(field -> field.path("type").asText().equals("keyword"))
                .filter(field -> field.path("index").asBoolean(true))
                .toList();

        // then
        assertThat(keywords)
                .allSatisfy(
                        field -> assertThat(field.path("ignore_above").asInt()).isPositive());
    }

    @ParameterizedTest
    @MethodSource("samples")
    void every_field_of_every_document_is_in_its_familys_mapping(Family family, Reading.Write write)
            throws IOException {
        // given
        List<String> mapped = new ArrayList<>(fields("", Template.COMMON.mappings()));
        mapped.addAll(fields("", Template.of(family).mappings()));

        // when
        JsonNode document = Json.tree(
                write instanceof Reading.Create create ? create.document() : ((Reading.Put) write).document());

        // then
        assertThat(mapped).containsAll(leaves("", document));
    }

    static Stream<Arguments> samples() {
        Documents documents = new Documents(Catalogue.shipped());
        var verdict = Samples.verdict(Facets.NONE);
        return Stream.of(
                arguments(Family.RESULTS, documents.of(Samples.record(Samples.result(), 0))),
                arguments(
                        Family.VERDICTS,
                        documents.of(Samples.record(EventType.VERDICT, verdict.mainKey(), verdict, 0))),
                arguments(
                        Family.COVERAGE,
                        documents.of(Samples.record(
                                EventType.COVERAGE, Samples.coverage().key(), Samples.coverage(), 0))),
                arguments(
                        Family.DISPOSITIONS,
                        documents.of(Samples.record(EventType.DISPOSITION, "x", Samples.disposition(), 0))),
                arguments(Family.REJECTED, documents.of(Samples.rubbish(Topics.DLQ, 0))));
    }

    private static Arguments arguments(Family family, Reading reading) {
        return Arguments.of(family, reading);
    }

    private static List<String> fields(String path, JsonNode mapping) {
        List<String> fields = new ArrayList<>();
        mapping.path("properties").properties().forEach(entry -> {
            String name = path + entry.getKey();
            if (entry.getValue().has("type")) {
                fields.add(name);
            }
            fields.addAll(fields(name + ".", entry.getValue()));
        });
        return fields;
    }

    private static List<String> leaves(String path, JsonNode document) {
        List<String> leaves = new ArrayList<>();
        document.properties().forEach(entry -> {
            String name = path + entry.getKey();
            boolean inside = entry.getValue().isObject() && !name.equals("facets");
            if (inside) {
                leaves.addAll(leaves(name + ".", entry.getValue()));
            } else {
                leaves.add(name);
            }
        });
        return leaves;
    }
}
