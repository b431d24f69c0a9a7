package org.xentestday.model.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The schema of the catalogue and the record of a test are one truth, as those of events and their records are. */
class CatalogueSchemaTest {
    private static final Path SCHEMA = Path.of("src/main/resources/org/xentestday/model/schema/catalogue.json");
    private static final ObjectMapper PRETTY = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    @Test
    void a_file_names_the_components_of_a_test_except_its_area() throws IOException {
        assertThat(test(read()).path("properties").fieldNames())
                .toIterable()
                .containsExactlyInAnyOrderElementsOf(
                        components().filter(name -> !name.equals("area")).toList());
    }

    @Test
    void what_a_test_may_do_without_is_what_the_record_fills_in() throws IOException {
        assertThat(test(read()).withArray("required"))
                .extracting(name -> name.asText())
                .containsExactlyInAnyOrderElementsOf(components()
                        .filter(name ->
                                !List.of("area", "needs", "on", "expected").contains(name))
                        .toList());
    }

    @Test
    void the_schema_lists_the_constants_of_the_code() throws IOException {
        ObjectNode schema = read();
        JsonNode wanted = CatalogueSchema.entered(schema);
        if ("write".equals(System.getProperty("golden"))) {
            Files.writeString(SCHEMA, PRETTY.writeValueAsString(wanted) + "\n");
            return;
        }

        assertThat(schema).as("run ./mvnw -pl model test -Dgolden=write").isEqualTo(wanted);
    }

    private static Stream<String> components() {
        return Stream.of(TestCase.class.getRecordComponents()).map(RecordComponent::getName);
    }

    private static ObjectNode test(ObjectNode schema) {
        return schema.withObject("items");
    }

    private static ObjectNode read() throws IOException {
        return (ObjectNode) PRETTY.readTree(Files.readAllBytes(SCHEMA));
    }
}
