package org.xentestday.model.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.regex.RegularExpression;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** A JSON Schema (2020-12) of the contract, a resource of this module. Thread-safe. */
public final class Schema {
    private final JsonSchema schema;

    private Schema(JsonSchema schema) {
        this.schema = schema;
    }

    /** The schema of that name; it is a fault of the build if there is none. */
    public static Schema of(String name) {
        try (InputStream json = Schema.class.getResourceAsStream("/org/xentestday/model/schema/" + name + ".json")) {
            if (json == null) {
                throw new IllegalArgumentException("no schema " + name);
            }
            SchemaValidatorsConfig config = SchemaValidatorsConfig.builder()
                    .formatAssertionsEnabled(true)
                    .regularExpressionFactory(Schema::expression)
                    .locale(Locale.ROOT)
                    .build();
            return new Schema(JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                    .getSchema(json, config));
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
}
