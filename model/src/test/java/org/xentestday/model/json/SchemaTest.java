package org.xentestday.model.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.xentestday.model.event.EventType;
import org.xentestday.model.issue.KnownIssue;
import org.xentestday.model.plan.Account;
import org.xentestday.model.result.Activity;
import org.xentestday.model.result.Facet;
import org.xentestday.model.result.Facets;
import org.xentestday.model.result.Status;
import org.xentestday.model.verdict.Disposition;
import org.xentestday.model.verdict.VerdictKind;

/**
 * The schemas and the records are one truth. Lists of constants (statuses, facets, kinds) are written into the schemas
 * from the code by {@code ./mvnw -pl model test -Dgolden=write}; everything else is compared.
 */
class SchemaTest {
    private static final Path SCHEMAS = Path.of("src/main/resources/org/xentestday/model/schema");
    private static final ObjectMapper PRETTY = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    @ParameterizedTest
    @EnumSource
    void a_schema_names_exactly_the_components_of_its_record(EventType type) throws IOException {
        ObjectNode schema = read(type);

        assertThat(schema.path("properties").fieldNames())
                .toIterable()
                .containsExactlyInAnyOrderElementsOf(
                        components(type).map(RecordComponent::getName).toList());
    }

    @ParameterizedTest
    @EnumSource
    void a_schema_requires_exactly_what_a_record_cannot_do_without(EventType type) throws IOException {
        ObjectNode schema = read(type);

        assertThat(schema.withArray("required"))
                .extracting(name -> name.asText())
                .containsExactlyInAnyOrderElementsOf(components(type)
                        .filter(SchemaTest::required)
                        .map(RecordComponent::getName)
                        .toList());
    }

    @ParameterizedTest
    @EnumSource
    void a_schema_lists_the_constants_of_the_code(EventType type) throws IOException {
        ObjectNode schema = read(type);
        ObjectNode wanted = schema.deepCopy();
        enter(type, wanted);
        if ("write".equals(System.getProperty("golden"))) {
            Files.writeString(file(type), PRETTY.writeValueAsString(wanted) + "\n");
            return;
        }

        assertThat(schema).as("run ./mvnw -pl model test -Dgolden=write").isEqualTo(wanted);
    }

    @Test
    void a_broken_document_is_told_in_one_sentence() throws IOException {
        assertThat(Schema.of("enrolment")
                        .broken(Json.tree("{\"kid\":\"no\"}".getBytes(java.nio.charset.StandardCharsets.UTF_8))))
                .hasValueSatisfying(sentence -> assertThat(sentence).contains("kid"));
    }

    private static void enter(EventType type, ObjectNode schema) {
        ObjectNode properties = schema.withObject("properties");
        switch (type) {
            case RESULT -> {
                constants(properties.withObject("status"), List.of(Status.values()));
                constants(
                        schema.withObject("if").withObject("properties").withObject("status"),
                        Stream.of(Status.values()).filter(Status::failure).toList());
                ObjectNode facets = properties.withObject("facets").withObject("properties");
                facets.removeAll();
                Stream.of(Facet.values())
                        .forEach(facet -> facets.putObject(facet.facetName())
                                .put("description", facet.title())
                                .put("pattern", "^(" + facet.form() + ")$"));
            }
            case ACTIVITY -> constants(properties.withObject("phase"), List.of(Activity.Phase.values()));
            case VERDICT -> constants(properties.withObject("kind"), List.of(VerdictKind.values()));
            case COVERAGE ->
                constants(properties.withObject("statuses").withObject("propertyNames"), List.of(Status.values()));
            case DISPOSITION -> constants(properties.withObject("kind"), List.of(Disposition.Kind.values()));
            case ISSUE -> constants(properties.withObject("state"), List.of(KnownIssue.State.values()));
            case ACCOUNT -> constants(properties.withObject("role"), List.of(Account.Role.values()));
            case ENROLMENT, PLAN, ASKS, TRACK_RECORD -> {}
        }
    }

    private static void constants(ObjectNode schema, List<? extends Enum<?>> values) {
        ArrayNode names = schema.putArray("enum");
        values.forEach(value -> names.add(value.name()));
    }

    private static boolean required(RecordComponent component) {
        Class<?> type = component.getType();
        boolean mayBeEmpty =
                Collection.class.isAssignableFrom(type) || Map.class.isAssignableFrom(type) || type == Facets.class;
        return !mayBeEmpty && !component.getAnnotatedType().isAnnotationPresent(Nullable.class);
    }

    private static Stream<RecordComponent> components(EventType type) {
        return Stream.of(type.body().getRecordComponents());
    }

    private static ObjectNode read(EventType type) throws IOException {
        return (ObjectNode) PRETTY.readTree(Files.readAllBytes(file(type)));
    }

    private static Path file(EventType type) {
        return SCHEMAS.resolve(type.schema() + ".json");
    }
}
