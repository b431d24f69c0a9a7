package org.xentestday.collector.index;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.ElasticsearchException;
import co.elastic.clients.elasticsearch.core.GetResponse;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.xentestday.collector.receipt.Receipt;
import org.xentestday.collector.receipt.ReceiptSource;
import org.xentestday.collector.receipt.ReceiptsAwayException;
import org.xentestday.collector.role.InRole;
import org.xentestday.collector.role.Role;
import org.xentestday.model.event.RejectedException;
import org.xentestday.model.json.Json;
import org.xentestday.model.verdict.Disposition;
import org.xentestday.model.verdict.Verdict;

/** Looks receipts up by id, which sees a document as soon as its bulk is acknowledged: no refresh is waited for. */
@Singleton
@InRole(Role.INTAKE)
final class ElasticsearchReceipts implements ReceiptSource {
    private static final int NOT_FOUND = 404;

    private final ElasticsearchClient client;

    ElasticsearchReceipts(ElasticsearchClient client) {
        this.client = client;
    }

    @Override
    public Optional<Disposition> disposition(String resultId) {
        try {
            for (String index : indices(Family.DISPOSITIONS)) {
                Optional<Disposition> found = record(index, resultId, Disposition.class);
                if (found.isPresent()) {
                    return found;
                }
            }
            return Optional.empty();
        } catch (IOException e) {
            throw new ReceiptsAwayException(e);
        }
    }

    @Override
    public Optional<String> machine(String resultId) {
        try {
            for (String index : indices(Family.RESULTS)) {
                Optional<JsonNode> found = get(index, resultId);
                if (found.isPresent()) {
                    return Optional.of(found.get().at("/testday/machine").asText());
                }
            }
            return Optional.empty();
        } catch (IOException e) {
            throw new ReceiptsAwayException(e);
        }
    }

    @Override
    public Optional<Receipt.Rejection> rejection(String resultId) {
        try {
            return client
                    .search(
                            request -> request.index(Family.REJECTED.alias())
                                    .ignoreUnavailable(true)
                                    .size(1)
                                    .query(query -> query.term(
                                            term -> term.field("event.id").value(resultId))),
                            JsonNode.class)
                    .hits()
                    .hits()
                    .stream()
                    .map(hit -> rejection(hit.source()))
                    .findFirst();
        } catch (ElasticsearchException | IOException e) {
            throw new ReceiptsAwayException(e);
        }
    }

    private static Receipt.Rejection rejection(@Nullable JsonNode document) {
        JsonNode why = document == null ? MissingNode.getInstance() : document.path("rejected");
        return new Receipt.Rejection(
                why.path("reason").asText(), why.path("sentence").asText());
    }

    @Override
    public Optional<Verdict> verdict(String key) {
        try {
            return record(Family.VERDICTS.index(Removal.release(key)), key, Verdict.class);
        } catch (RejectedException _) {
            return Optional.empty(); // without a release there is no index that could have it
        }
    }

    private <T> Optional<T> record(String index, String id, Class<T> type) {
        try {
            Optional<JsonNode> document = get(index, id);
            return document.isEmpty()
                    ? Optional.empty()
                    : Optional.of(
                            Json.read(document.get().path("record").asText().getBytes(StandardCharsets.UTF_8), type));
        } catch (IOException e) {
            throw new ReceiptsAwayException(e);
        }
    }

    /** A release has an index of its own, and an id does not say which release it is of: there are few. */
    private Set<String> indices(Family family) throws IOException {
        try {
            return client.indices()
                    .getAlias(request -> request.name(family.alias()))
                    .result()
                    .keySet();
        } catch (ElasticsearchException e) {
            if (e.status() == NOT_FOUND) {
                return Set.of();
            }
            throw new ReceiptsAwayException(e);
        }
    }

    private Optional<JsonNode> get(String index, String id) throws IOException {
        try {
            GetResponse<JsonNode> response =
                    client.get(request -> request.index(index).id(id), JsonNode.class);
            return Optional.ofNullable(response.source());
        } catch (ElasticsearchException e) {
            if (e.status() == NOT_FOUND) {
                return Optional.empty(); // no document of that family came so far
            }
            throw new ReceiptsAwayException(e);
        }
    }
}
