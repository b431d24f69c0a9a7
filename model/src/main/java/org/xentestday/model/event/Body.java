package org.xentestday.model.event;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import org.xentestday.model.json.Json;
import org.xentestday.model.json.Schema;

/** Reads the body of an event that a machine sends: of the right type, small enough, and as its schema says. */
final class Body {
    private Body() {}

    static <T> T read(Event event, EventType type, Schema schema, Class<T> as) throws RejectedException {
        String kind = type.name().toLowerCase(Locale.ROOT);
        if (event.type() != type) {
            throw new RejectedException(
                    RejectReason.UNKNOWN_TYPE,
                    "type must be " + type.ceType() + ", not " + event.type().ceType());
        }
        ResultCheck.checkSize(event.body().length);
        try {
            JsonNode tree = Json.tree(event.body());
            Optional<String> broken = schema.broken(tree);
            if (broken.isPresent()) {
                throw new RejectedException(RejectReason.INVALID, broken.get());
            }
            return Json.read(tree, as);
        } catch (JacksonException e) {
            throw new RejectedException(RejectReason.MALFORMED, "no " + kind + " in it: " + e.getOriginalMessage());
        } catch (IOException e) {
            throw new RejectedException(RejectReason.MALFORMED, "no " + kind + " in it");
        }
    }
}
