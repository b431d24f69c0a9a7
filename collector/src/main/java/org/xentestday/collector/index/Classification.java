package org.xentestday.collector.index;

import co.elastic.clients.elasticsearch._types.ErrorCause;
import co.elastic.clients.elasticsearch.core.BulkResponse;
import co.elastic.clients.elasticsearch.core.bulk.BulkResponseItem;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads a bulk's response. Only a 400 that speaks of the document itself is final; whatever else the cluster says may
 * pass, and giving up a record because of it would lose it.
 */
final class Classification {
    /** Errors with status 400 that are about the cluster, such as too many shards, and not about the document. */
    private static final Set<String> NOT_THE_DOCUMENT = Set.of("validation_exception", "index_closed_exception");

    private Classification() {}

    /** One outcome for each item, in their order. */
    static List<Outcome> of(BulkResponse response) {
        return response.items().stream().map(Classification::of).toList();
    }

    static Outcome of(BulkResponseItem item) {
        int status = item.status();
        ErrorCause error = item.error();
        if (status == 409 || (status == 404 && error == null)) {
            return new Outcome.AlreadyThere();
        }
        if (error == null && status < 300) {
            return new Outcome.Indexed();
        }
        return status == 400 && (error == null || !NOT_THE_DOCUMENT.contains(error.type()))
                ? new Outcome.Refused(sentence(status, error))
                : new Outcome.Later(sentence(status, error));
    }

    private static String sentence(int status, @Nullable ErrorCause error) {
        if (error == null) {
            return "status " + status;
        }
        ErrorCause cause = error.causedBy() == null ? error : error.causedBy();
        return error.type() + ": " + cause.reason();
    }
}
