package org.xentestday.agent.exports;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.util.Map;
import org.xentestday.model.json.Json;

/** JSON that people can read, too: in the order given, with line ends. */
final class Pretty {
    private Pretty() {}

    static String json(Map<String, Object> document) {
        try {
            return Json.mapper().enable(SerializationFeature.INDENT_OUTPUT).writeValueAsString(document) + "\n";
        } catch (JacksonException e) {
            throw new IllegalStateException("maps of texts and numbers can be written", e);
        }
    }
}
