package org.xentestday.collector.index;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.elasticsearch.client.ResponseException;
import org.elasticsearch.client.RestClient;

/** Writes to Elasticsearch, one synchronous bulk for each call. */
final class ElasticsearchSink implements Sink {
    private static final int BAD_REQUEST = 400;
    private static final int TOO_LARGE = 413;

    private final RestClient rest;
    private final Templates templates;
    private final Indices indices;
    private final Set<String> known = new HashSet<>();

    ElasticsearchSink(RestClient rest, Templates templates, Indices indices) {
        this.rest = rest;
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
            return Bulk.send(rest, writes);
        } catch (ResponseException e) {
            int status = e.getResponse().getStatusLine().getStatusCode();
            return switch (status) {
                case BAD_REQUEST -> halves(writes, "refused as malformed: " + Bulk.reason(e.getResponse()));
                case TOO_LARGE -> halves(writes, "larger than Elasticsearch takes");
                default -> throw new AwayException("Elasticsearch answers " + status, e);
            };
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
}
