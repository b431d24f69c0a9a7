package org.xentestday.agent.embargo;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.databind.JsonNode;

/** A line of the withheld results. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "entry")
@JsonSubTypes({
    @JsonSubTypes.Type(value = WithheldEntry.Kept.class, name = "withheld"),
    @JsonSubTypes.Type(value = WithheldEntry.LetGo.class, name = "released"),
    @JsonSubTypes.Type(value = WithheldEntry.Gone.class, name = "gone")
})
sealed interface WithheldEntry {
    /** A result stays here. */
    record Kept(Withheld withheld) implements WithheldEntry {}

    /**
     * The tester lets it go.
     *
     * @param name of it
     * @param event what the spool must have now
     */
    record LetGo(String name, JsonNode event) implements WithheldEntry {}

    /**
     * The spool has it.
     *
     * @param name of it
     */
    record Gone(String name) implements WithheldEntry {}
}
