package org.xentestday.agent.spool;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.xentestday.model.event.Event;
import org.xentestday.model.event.RejectedException;
import org.xentestday.model.event.StructuredMode;
import org.xentestday.model.json.Json;

/** A line of the spool. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "entry")
@JsonSubTypes({
    @JsonSubTypes.Type(value = SpoolEntry.Recorded.class, name = "recorded"),
    @JsonSubTypes.Type(value = SpoolEntry.Bundled.class, name = "bundled"),
    @JsonSubTypes.Type(value = SpoolEntry.Sent.class, name = "sent"),
    @JsonSubTypes.Type(value = SpoolEntry.Refused.class, name = "refused"),
    @JsonSubTypes.Type(value = SpoolEntry.Compacted.class, name = "compacted")
})
sealed interface SpoolEntry {
    /** The entry that a line is. The one kind that every spool has is read by hand, which is quicker in a fresh process. */
    static SpoolEntry read(JsonNode line) throws JacksonException {
        JsonNode event = line.path("event");
        return line.path("entry").asText().equals("recorded") && event.isObject()
                ? new Recorded(event)
                : Json.read(line, SpoolEntry.class);
    }

    /**
     * A result is recorded.
     *
     * @param event CloudEvents structured mode, signed
     */
    record Recorded(JsonNode event) implements SpoolEntry {
        static Recorded of(Event event) {
            try {
                return new Recorded(Json.tree(StructuredMode.write(event)));
            } catch (IOException e) {
                throw new IllegalStateException("what was just written is JSON", e);
            }
        }

        Event read() throws RejectedException {
            return StructuredMode.read(Json.write(event));
        }
    }

    /**
     * Results were written to a bundle. They still wait.
     *
     * @param ids in the order of recording
     * @param at when
     */
    record Bundled(List<String> ids, Instant at) implements SpoolEntry {}

    /**
     * The server has these results.
     *
     * @param ids in the order they were sent
     */
    record Sent(List<String> ids) implements SpoolEntry {}

    /**
     * The server will never take this result.
     *
     * @param id of the result
     * @param code stable code of the reason
     * @param sentence the server's words
     */
    record Refused(String id, String code, String sentence) implements SpoolEntry {}

    /**
     * What is left of results sent long ago; the first line of a compacted spool.
     *
     * @param sequence the highest ever given
     * @param sent their summaries, oldest first
     */
    record Compacted(long sequence, List<Summary> sent) implements SpoolEntry {}
}
