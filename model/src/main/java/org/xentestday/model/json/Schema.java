package org.xentestday.model.json;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonMetaSchema;
import com.networknt.schema.JsonNodePath;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import com.networknt.schema.regex.RegularExpression;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** A JSON Schema (2020-12) of the contract, a resource of this module. Thread-safe. */
public final class Schema {
    private static final JsonSchemaFactory FACTORY = JsonSchemaFactory.builder(
                    JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012))
            .metaSchema(JsonMetaSchema.builder(JsonMetaSchema.getV202012())
                    .format(new Moment())
                    .build())
            .build();

    private final JsonSchema schema;

    private Schema(JsonSchema schema) {
        this.schema = schema;
    }

    /** The schema of that name; it is a fault of the build if there is none. */
    public static Schema of(String name) {
        return of(tree(name));
    }

    /** The schema that is in that document. */
    public static Schema of(JsonNode schema) {
        SchemaValidatorsConfig config = SchemaValidatorsConfig.builder()
                .formatAssertionsEnabled(true)
                .regularExpressionFactory(Schema::expression)
                .locale(Locale.ROOT)
                .build();
        return new Schema(FACTORY.getSchema(schema, config));
    }

    /** The document of that name, for those who add to it. */
    public static JsonNode tree(String name) {
        try (InputStream json = Schema.class.getResourceAsStream("/org/xentestday/model/schema/" + name + ".json")) {
            if (json == null) {
                throw new IllegalArgumentException("no schema " + name);
            }
            return Json.tree(json.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Schemas mean the end of the text by {@code $}; Java would also match before a last line end. */
    private static RegularExpression expression(String regex) {
        Pattern pattern = Pattern.compile(regex.endsWith("$") ? regex.substring(0, regex.length() - 1) + "\\z" : regex);
        return text -> pattern.matcher(text).find();
    }

    /** What breaks the schema first, in one sentence; empty if the document keeps it. */
    public Optional<String> broken(JsonNode document) {
        return schema.validate(document).stream()
                .map(message -> message.getMessage())
                .min(Comparator.naturalOrder());
    }

    /**
     * What breaks the schema at one place.
     *
     * @param at the place; of a property that should not be there, its own
     * @param sentence what is wrong there
     */
    public record Fault(JsonPointer at, String sentence) {}

    /** All that breaks the schema, for those who can say where a place is in a file. */
    public List<Fault> faults(JsonNode document) {
        return schema.validate(document).stream().map(Schema::fault).toList();
    }

    private static Fault fault(ValidationMessage message) {
        JsonPointer at = JsonPointer.empty();
        String name = "";
        JsonNodePath path = message.getInstanceLocation();
        for (int i = 0; i < path.getNameCount(); i++) {
            if (path.getElement(i) instanceof Integer index) {
                at = at.appendIndex(index);
            } else {
                name = String.valueOf(path.getElement(i));
                at = at.appendProperty(name);
            }
        }
        String property = message.getProperty();
        return property == null
                ? new Fault(at, name.isEmpty() ? message.getError() : name + " " + message.getError())
                : new Fault(at.appendProperty(property), message.getError());
    }
}
