package org.xentestday.collector.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.xentestday.model.json.Schema;

/** The contract's own schemas in place of what a compiler can guess from its records. */
final class Contract {
    private static final Map<String, String> SCHEMAS = Map.of(
            "Verdict", "verdict",
            "Coverage", "coverage",
            "Asks", "asks",
            "Plan", "plan",
            "KnownIssue", "issue",
            "Disposition", "disposition",
            "Result", "result",
            "Activity", "activity");

    /** Words of JSON Schema 2020-12 that OpenAPI 3.0 does not have; each only narrows. */
    private static final List<String> UNKNOWN = List.of("$schema", "$id", "if", "then", "else", "propertyNames");

    private Contract() {}

    static void putInto(ObjectNode document) {
        ObjectNode schemas = (ObjectNode) document.at("/components/schemas");
        SCHEMAS.forEach((name, schema) -> schemas.replace(name, plain(Schema.tree(schema))));
        prune(document, schemas);
    }

    private static JsonNode plain(JsonNode schema) {
        if (schema instanceof ObjectNode object) {
            object.remove(UNKNOWN);
            JsonNode only = object.remove("const");
            if (only != null) {
                object.putArray("enum").add(only);
            }
        }
        schema.forEach(Contract::plain);
        return schema;
    }

    /** Removes what nobody refers to any more. */
    private static void prune(ObjectNode document, ObjectNode schemas) {
        Set<String> wanted = new HashSet<>(List.of("Problem"));
        references(document.path("paths"), wanted);
        int before = 0;
        while (before != wanted.size()) {
            before = wanted.size();
            List.copyOf(wanted).forEach(name -> references(schemas.path(name), wanted));
        }
        schemas.retain(wanted);
    }

    private static void references(JsonNode node, Set<String> found) {
        if (node.path("$ref").isTextual()) {
            String reference = node.path("$ref").textValue();
            found.add(reference.substring(reference.lastIndexOf('/') + 1));
        }
        if (node instanceof ObjectNode || node instanceof ArrayNode) {
            node.forEach(child -> references(child, found));
        }
    }
}
