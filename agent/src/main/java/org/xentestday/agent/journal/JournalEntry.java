package org.xentestday.agent.journal;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/** A line of the journal. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "entry")
@JsonSubTypes({
    @JsonSubTypes.Type(value = JournalEntry.Begun.class, name = "begun"),
    @JsonSubTypes.Type(value = JournalEntry.Stepped.class, name = "stepped"),
    @JsonSubTypes.Type(value = JournalEntry.Ended.class, name = "ended"),
    @JsonSubTypes.Type(value = JournalEntry.Made.class, name = "made"),
    @JsonSubTypes.Type(value = JournalEntry.Undone.class, name = "undone")
})
sealed interface JournalEntry {
    /** An attempt is about to begin. */
    record Begun(Intent intent) implements JournalEntry {}

    /**
     * A step of it is about to begin.
     *
     * @param id of the result the attempt will end with
     * @param step its name
     */
    record Stepped(String id, String step) implements JournalEntry {}

    /**
     * Its result is in the spool.
     *
     * @param id of that result
     */
    record Ended(String id) implements JournalEntry {}

    /** Something is about to be made that must be taken away again. */
    record Made(Thing thing) implements JournalEntry {}

    /** It is gone. */
    record Undone(Thing thing) implements JournalEntry {}
}
