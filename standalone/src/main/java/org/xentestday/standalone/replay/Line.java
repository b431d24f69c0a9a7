package org.xentestday.standalone.replay;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.xentestday.model.event.Event;
import org.xentestday.model.event.EventType;
import org.xentestday.model.event.RejectReason;
import org.xentestday.model.event.RejectedException;
import org.xentestday.model.event.ResultCheck;
import org.xentestday.model.event.StructuredMode;
import org.xentestday.model.json.Json;
import org.xentestday.model.json.Schema;
import org.xentestday.model.result.Result;

/** Reads the lines of a replay. */
final class Line {
    private static final Instant FIRST = Instant.parse("0000-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59.999Z");
    private static final Map<EventType, Schema> SCHEMAS = Circumstances.TYPES.stream()
            .collect(Collectors.toUnmodifiableMap(Function.identity(), type -> Schema.of(type.schema())));

    private Line() {}

    /** The event on a line: a whole event, or the bare body of a result. */
    static Event read(byte[] line) throws RejectedException {
        ResultCheck.checkSize(line.length / 2); // an event on its line is larger than its body, never twice as large
        JsonNode json = tree(line);
        Event event = json.has("specversion") ? StructuredMode.read(line) : bare(json);
        check(event);
        return event;
    }

    /** Whatever the log of the live system would not have, so that nothing of it gets lost without a word. */
    private static void check(Event event) throws RejectedException {
        if (event.time().isBefore(FIRST) || event.time().isAfter(LAST)) {
            throw new RejectedException(RejectReason.INVALID, "time: " + event.time() + " is no year of four digits");
        }
        Schema schema = SCHEMAS.get(event.type());
        if (event.type() == EventType.RESULT) {
            ResultCheck.check(event);
        } else if (schema != null) {
            check(event, schema);
        }
    }

    private static void check(Event event, Schema schema) throws RejectedException {
        try {
            JsonNode body = Json.tree(event.body());
            Optional<String> broken = schema.broken(body);
            if (broken.isPresent()) {
                throw new RejectedException(RejectReason.INVALID, broken.get());
            }
            Json.read(body, event.type().body());
        } catch (JacksonException e) {
            throw new RejectedException(RejectReason.INVALID, e.getOriginalMessage());
        } catch (IOException e) {
            throw new RejectedException(RejectReason.MALFORMED, "not JSON");
        }
    }

    private static JsonNode tree(byte[] line) throws RejectedException {
        try {
            return Json.tree(line);
        } catch (JacksonException e) {
            throw new RejectedException(RejectReason.MALFORMED, "not JSON: " + e.getOriginalMessage());
        } catch (IOException e) {
            throw new RejectedException(RejectReason.MALFORMED, "not JSON");
        }
    }

    /** Of two bodies with one id the one that started later holds. */
    private static Event bare(JsonNode json) throws RejectedException {
        try {
            Result result = Json.read(json, Result.class);
            Instant at = result.startedAt() == null ? Instant.EPOCH : result.startedAt();
            return new Event(
                    EventType.RESULT,
                    result.id(),
                    "/machines/" + result.machine(),
                    result.key(),
                    at,
                    Math.max(0, at.toEpochMilli()),
                    null,
                    Json.canonical(json));
        } catch (JacksonException e) {
            throw new RejectedException(RejectReason.INVALID, e.getOriginalMessage());
        } catch (IOException | NullPointerException e) {
            throw new RejectedException(RejectReason.INVALID, "not a result");
        } catch (IllegalArgumentException e) {
            throw new RejectedException(RejectReason.INVALID, String.valueOf(e.getMessage()));
        }
    }
}
