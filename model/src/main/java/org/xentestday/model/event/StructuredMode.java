package org.xentestday.model.event;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.xentestday.model.json.Json;

/**
 * CloudEvents structured mode: attributes and {@code data} in one JSON object. One a line, it is the form of batches,
 * bundles and replay files.
 */
public final class StructuredMode {
    /** Content type of one event. */
    public static final String CONTENT_TYPE = "application/cloudevents+json";

    private StructuredMode() {}

    /** One line of canonical JSON without its line end. */
    public static byte[] write(Event event) {
        try {
            ObjectNode json = (ObjectNode) Json.tree(Attributes.of(event));
            json.set("data", Json.tree(event.body()));
            return Json.write(json);
        } catch (IOException e) {
            throw new IllegalStateException("the body of an event is JSON", e);
        }
    }

    /** The event in that JSON object. Its body is made canonical, as signatures want it. */
    public static Event read(byte[] json) throws RejectedException {
        try {
            JsonNode tree = Json.tree(json);
            JsonNode data = tree.path("data");
            if (!data.isObject()) {
                throw new RejectedException(RejectReason.MALFORMED, "not a CloudEvents object with an object as data");
            }
            return Attributes.event(attributes(tree), Json.canonical(data));
        } catch (JacksonException e) {
            throw new RejectedException(RejectReason.MALFORMED, "not JSON: " + e.getOriginalMessage());
        } catch (IOException e) {
            throw new RejectedException(RejectReason.MALFORMED, "a value in data has no canonical form");
        }
    }

    private static Map<String, String> attributes(JsonNode tree) {
        Map<String, String> attributes = new LinkedHashMap<>();
        tree.properties().forEach(entry -> {
            if (entry.getValue().isValueNode()) {
                attributes.put(entry.getKey(), entry.getValue().asText());
            }
        });
        return attributes;
    }
}
