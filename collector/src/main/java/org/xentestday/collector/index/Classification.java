package org.xentestday.collector.index;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Set;

/**
 * Reads a bulk's response. Only a 400 that speaks of the document itself is final; whatever else the cluster says may
 * pass, and giving up a record because of it would lose it.
 */
final class Classification {
    /** Errors with status 400 that are about the cluster, such as too many shards, and not about the document. */
    private static final Set<String> NOT_THE_DOCUMENT = Set.of("validation_exception", "index_closed_exception");

    private Classification() {}

    /** One outcome for each of a response's items, in their order. */
    static List<Outcome> of(JsonNode items) {
        return items.valueStream().map(item -> outcome(item.iterator().next())).toList();
    }

    private static Outcome outcome(JsonNode item) {
        int status = item.path("status").asInt();
        JsonNode error = item.path("error");
        if (status == 409 || (status == 404 && error.isMissingNode())) {
            return new Outcome.AlreadyThere();
        }
        if (error.isMissingNode() && status >= 200 && status < 300) {
            return new Outcome.Indexed();
        }
        return status == 400 && !NOT_THE_DOCUMENT.contains(error.path("type").asText())
                ? new Outcome.Refused(sentence(status, error))
                : new Outcome.Later(sentence(status, error));
    }

    private static String sentence(int status, JsonNode error) {
        if (error.isMissingNode()) {
            return "status " + status;
        }
        JsonNode cause = error.has("caused_by") ? error.path("caused_by") : error;
        return error.path("type").asText() + ": " + cause.path("reason").asText();
    }
}
