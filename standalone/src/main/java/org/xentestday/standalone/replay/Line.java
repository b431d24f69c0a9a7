package org.xentestday.standalone.replay;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Instant;
import org.xentestday.model.event.Event;
import org.xentestday.model.event.EventType;
import org.xentestday.model.event.RejectReason;
import org.xentestday.model.event.RejectedException;
import org.xentestday.model.event.ResultCheck;
import org.xentestday.model.event.StructuredMode;
import org.xentestday.model.json.Json;
import org.xentestday.model.result.Result;

/** Reads the lines of a replay. */
final class Line {
    private Line() {}

    /** The event on a line: a whole event, or the bare body of a result. */
    static Event read(byte[] line) throws RejectedException {
        ResultCheck.checkSize(line.length / 2); // an event on its line is larger than its body, never twice as large
        JsonNode json = tree(line);
        return json.has("specversion") ? StructuredMode.read(line) : bare(json);
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
            Event event = new Event(
                    EventType.RESULT,
                    result.id(),
                    "/machines/" + result.machine(),
                    result.key(),
                    at,
                    Math.max(0, at.toEpochMilli()),
                    null,
                    Json.canonical(json));
            ResultCheck.check(event);
            return event;
        } catch (JacksonException e) {
            throw new RejectedException(RejectReason.INVALID, e.getOriginalMessage());
        } catch (IOException | NullPointerException e) {
            throw new RejectedException(RejectReason.INVALID, "not a result");
        } catch (IllegalArgumentException e) {
            throw new RejectedException(RejectReason.INVALID, String.valueOf(e.getMessage()));
        }
    }
}
