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
 * @param rejection why nothing can be made of it; null if something can
 * @param verdict that it is part of; null if it is part of none
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Receipt(
        String id,
        Stage stage,
        @Nullable Disposition disposition,
        @Nullable Rejection rejection,
        @Nullable Verdict verdict) {
    /**
     * Why a record was put aside.
     *
     * @param reason stable code
     * @param sentence for the tester
     */
    public record Rejection(String reason, String sentence) {}

    /** How far a result has come. */
    enum Stage {
        /** In the log; the index has not seen it yet. */
        @JsonProperty("accepted")
        ACCEPTED,
        /** In the index; not yet decided. */
        @JsonProperty("indexed")
        INDEXED,
        @JsonProperty("counted")
        COUNTED,
        /** The same attempt counts under another id. */
        @JsonProperty("duplicate")
        DUPLICATE,
        @JsonProperty("superseded")
        SUPERSEDED,
        @JsonProperty("excluded")
        EXCLUDED,
        /** Nothing can be made of it; it lies in the DLQ. */
        @JsonProperty("rejected")
        REJECTED;

        static Stage of(Disposition.Kind kind) {
            return switch (kind) {
                case COUNTED -> COUNTED;
                case DUPLICATE -> DUPLICATE;
                case SUPERSEDED -> SUPERSEDED;
                case EXCLUDED -> EXCLUDED;
            };
        }
    }

    static Receipt accepted(String id) {
        return new Receipt(id, Stage.ACCEPTED, null, null, null);
    }

    static Receipt indexed(String id) {
        return new Receipt(id, Stage.INDEXED, null, null, null);
    }

    static Receipt rejected(String id, Rejection why) {
        return new Receipt(id, Stage.REJECTED, null, why, null);
    }

    static Receipt decided(Disposition disposition, @Nullable Verdict verdict) {
        return new Receipt(disposition.id(), Stage.of(disposition.kind()), disposition, null, verdict);
    }
}
