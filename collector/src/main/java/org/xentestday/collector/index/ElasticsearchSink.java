package org.xentestday.collector.index;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.ElasticsearchException;
import co.elastic.clients.elasticsearch._types.VersionType;
import co.elastic.clients.elasticsearch.core.BulkRequest;
import co.elastic.clients.elasticsearch.core.bulk.BulkOperation;
import co.elastic.clients.transport.TransportException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Writes to Elasticsearch, one synchronous bulk for each call. */
final class ElasticsearchSink implements Sink {
    private static final int BAD_REQUEST = 400;
    private static final int TOO_LARGE = 413;

    private final ElasticsearchClient client;
    private final Templates templates;
    private final Indices indices;
    private final Set<String> known = new HashSet<>();

    ElasticsearchSink(ElasticsearchClient client, Templates templates, Indices indices) {
        this.client = client;
        this.templates = templates;
        this.indices = indices;
    }

    @Override
    public void prepare() throws AwayException, NewerIndexException {
        templates.install();
        thaw();
        known.clear();
    }

    /** A rebuild that was killed leaves its old indices frozen. One that is at work reads again what gets into them. */
    private void thaw() throws AwayException {
        try {
            for (Family family : Family.values()) {
                indices.thaw(family.alias());
            }
        } catch (IOException e) {
            throw new AwayException("Elasticsearch does not thaw the indices: " + e.getMessage(), e);
        }
    }

    @Override
    public List<Outcome> write(List<Reading.Write> writes) throws AwayException {
        if (writes.isEmpty()) {
            return List.of();
        }
        try {
            for (Reading.Write write : writes) {
                ensure(write.index());
            }
            return Classification.of(client.bulk(request(writes)));
        } catch (ElasticsearchException e) {
            if (e.status() == BAD_REQUEST || e.status() == TOO_LARGE) {
                return halves(writes, "refused as malformed: " + e.getMessage());
            }
            throw new AwayException("Elasticsearch answers " + e.status(), e);
        } catch (TransportException e) {
            if (e.statusCode() == TOO_LARGE) {
                return halves(writes, "larger than Elasticsearch takes");
            }
            throw new AwayException("Elasticsearch does not answer: " + e.getMessage(), e);
        } catch (IOException e) {
            throw new AwayException("Elasticsearch does not answer: " + e.getMessage(), e);
        }
    }

    /** Before the first write: an index that Elasticsearch made by itself could not be replaced without a gap. */
    private void ensure(String index) throws IOException {
        if (!known.contains(index)) {
            for (Family family : Family.values()) {
                Optional<String> release = family.release(index);
                if (release.isPresent()) {
                    indices.ensure(family, release.get());
                }
            }
            known.add(index);
        }
    }

    /** Elasticsearch refuses a bulk as a whole where one item is malformed: finds that item by halving. */
    private List<Outcome> halves(List<Reading.Write> writes, String why) throws AwayException {
        if (writes.size() == 1) {
            return List.of(new Outcome.Refused(why));
        }
        int middle = writes.size() / 2;
        List<Outcome> outcomes = new ArrayList<>(write(writes.subList(0, middle)));
        outcomes.addAll(write(writes.subList(middle, writes.size())));
        return outcomes;
    }

    private static BulkRequest request(List<Reading.Write> writes) {
        return BulkRequest.of(bulk -> bulk.operations(
                writes.stream().map(ElasticsearchSink::operation).toList()));
    }

    private static BulkOperation operation(Reading.Write write) {
        return switch (write) {
            case Reading.Create(var index, var id, var document) ->
                BulkOperation.of(
                        bulk -> bulk.create(to -> to.index(index).id(id).document(document)));
            case Reading.Put(var index, var id, var version, var document) ->
                BulkOperation.of(bulk -> bulk.index(to -> to.index(index)
                        .id(id)
                        .version(version)
                        .versionType(VersionType.ExternalGte)
                        .document(document)));
            case Reading.Remove(var index, var id, var version) ->
                BulkOperation.of(bulk -> bulk.delete(
                        to -> to.index(index).id(id).version(version).versionType(VersionType.ExternalGte)));
        };
    }
}
