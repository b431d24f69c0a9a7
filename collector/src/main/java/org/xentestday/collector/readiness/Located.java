package org.xentestday.collector.readiness;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** YAML in which every value still knows its line, so that a complaint can name it. */
sealed interface Located {
    /** Counted from 1. */
    int line();

    /** A scalar as it is written; null where there is none. */
    record Text(int line, @Nullable String text) implements Located {}

    /** A sequence. */
    record Many(int line, List<Located> items) implements Located {}

    /** A mapping, in its order. */
    record Fields(int line, Map<String, Located> fields) implements Located {}

    /** Reads one document. */
    static Located read(String yaml) throws IOException {
        YAMLFactory factory = YAMLFactory.builder()
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .build();
        try (JsonParser parser = factory.createParser(yaml)) {
            Located document = parser.nextToken() == null ? new Text(1, null) : value(parser);
            if (parser.nextToken() != null) {
                throw new BrokenPolicyException("line " + line(parser) + ": a second document begins");
            }
            return document;
        } catch (JsonProcessingException e) {
            int line = e.getLocation() == null ? 1 : e.getLocation().getLineNr();
            String first = e.getOriginalMessage().lines().findFirst().orElse("not YAML");
            throw new BrokenPolicyException("line " + line + ": " + first);
        }
    }

    private static Located value(JsonParser parser) throws IOException {
        int line = line(parser);
        return switch (parser.currentToken()) {
            case START_OBJECT -> new Fields(line, fields(parser));
            case START_ARRAY -> new Many(line, items(parser));
            case VALUE_NULL -> new Text(line, null);
            default -> new Text(line, parser.getText());
        };
    }

    private static Map<String, Located> fields(JsonParser parser) throws IOException {
        Map<String, Located> fields = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            parser.nextToken();
            fields.put(name, value(parser));
        }
        return fields;
    }

    private static List<Located> items(JsonParser parser) throws IOException {
        List<Located> items = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            items.add(value(parser));
        }
        return items;
    }

    private static int line(JsonParser parser) {
        return parser.currentTokenLocation().getLineNr();
    }
}
