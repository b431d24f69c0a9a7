package org.xentestday.model.catalogue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.stream.Stream;
import org.xentestday.model.json.Json;
import org.xentestday.model.json.Schema;
import org.xentestday.model.result.Facet;

/** The schema of an area's file, with the lists of constants that the code has. */
final class CatalogueSchema {
    static final String NAME = "catalogue";

    private CatalogueSchema() {}

    /** The shipped schema with the constants as they are now: a new one can be used before the schema is written anew. */
    static Schema current() {
        return Schema.of(entered(Schema.tree(NAME)));
    }

    /** A copy of that schema with the constants of the code. */
    static JsonNode entered(JsonNode shipped) {
        ObjectNode schema = shipped.deepCopy();
        ObjectNode properties = schema.withObject("items").withObject("properties");
        constants(properties.withObject("support"), TestCase.Support.values());
        constants(properties.withObject("risk"), TestCase.Risk.values());
        constants(properties.withObject("how"), TestCase.How.values());
        constants(properties.withObject("needs").withObject("items"), Need.values());
        facets(properties.withObject("on"));
        ObjectNode expected = properties.withObject("expected").withObject("items");
        facets(expected.withObject("properties").withObject("on"));
        return schema;
    }

    private static void constants(ObjectNode schema, Object[] values) {
        ArrayNode names = schema.putArray("enum");
        Stream.of(values).forEach(value -> names.add(Json.tree(value)));
    }

    private static void facets(ObjectNode on) {
        ObjectNode facets = on.putObject("properties");
        Stream.of(Facet.values())
                .forEach(facet -> facets.putObject(facet.facetName()).put("pattern", "^(" + facet.form() + ")$"));
    }
}
