package org.xentestday.collector.receipt;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;
import org.xentestday.model.verdict.Disposition;
import org.xentestday.model.verdict.Verdict;

/**
 * What became of one result.
 *
 * @param id of the result
 * @param stage how far it has come
 * @param disposition why; null while it is not decided
 * @param verdict that it is part of; null if it is part of none
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Receipt(
        String id,
        Stage stage,
        @Nullable Disposition disposition,
        @Nullable Verdict verdict) {
    /** How far a result has come. */
    enum Stage {
        /** In the log, not yet decided. */
        @JsonProperty("accepted")
        ACCEPTED,
        @JsonProperty("counted")
        COUNTED,
        @JsonProperty("superseded")
        SUPERSEDED,
        @JsonProperty("excluded")
        EXCLUDED,
        @JsonProperty("rejected")
        REJECTED;

        static Stage of(Disposition.Kind kind) {
            return switch (kind) {
                // A copy changes nothing: what it is a copy of is counted.
                case COUNTED, DUPLICATE -> COUNTED;
                case SUPERSEDED -> SUPERSEDED;
                case EXCLUDED -> EXCLUDED;
                case REJECTED -> REJECTED;
            };
        }
    }

    static Receipt accepted(String id) {
        return new Receipt(id, Stage.ACCEPTED, null, null);
    }

    static Receipt decided(Disposition disposition, @Nullable Verdict verdict) {
        return new Receipt(disposition.id(), Stage.of(disposition.kind()), disposition, verdict);
    }
}
