package org.xentestday.collector.index;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.http.Header;
import org.apache.http.HttpHost;
import org.apache.http.message.BasicHeader;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.elasticsearch.client.Request;
import org.elasticsearch.client.RestClient;
import org.xentestday.model.Topics;
import org.xentestday.model.catalogue.Catalogue;
import org.xentestday.model.event.BinaryMode;
import org.xentestday.model.event.DeadLetter;
import org.xentestday.model.event.Event;

/** An Elasticsearch with our templates, filled through the indexer's code from records as the log has them. */
public final class SeededIndex implements AutoCloseable {
    private final RestClient rest;
    private final ElasticsearchSink sink;
    private final Documents documents = new Documents(Catalogue.shipped());
    private final List<Reading.Write> writes = new ArrayList<>();
    private int offset;

    private SeededIndex(RestClient rest) {
        this.rest = rest;
        this.sink = new ElasticsearchSink(rest, new Templates(rest, Template.all()), new Indices(rest));
    }

    /** The index at that address, with templates and no documents, for whom that header lets in. */
    public static SeededIndex at(URI url, String authorization) throws AwayException, NewerIndexException {
        SeededIndex index = new SeededIndex(RestClient.builder(HttpHost.create(url.toString()))
                .setDefaultHeaders(new Header[] {new BasicHeader("Authorization", authorization)})
                .build());
        index.sink.prepare();
        return index;
    }

    /** Adds the document of an event. */
    public SeededIndex with(Event event) {
        return with(event.type().topic(), event.subject(), event.body(), BinaryMode.kafkaHeaders(event), event.time());
    }

    /** Adds the document of a dead letter. */
    public SeededIndex withDeadLetter(String reason, Instant at) {
        Map<String, byte[]> headers = Map.of(
                DeadLetter.REASON, reason.getBytes(StandardCharsets.UTF_8),
                DeadLetter.SENTENCE, "Nobody can read it.".getBytes(StandardCharsets.UTF_8),
                DeadLetter.TOPIC, Topics.RESULTS.topic().getBytes(StandardCharsets.UTF_8));
        return with(Topics.DLQ, "key", new byte[] {'{'}, headers, at);
    }

    private SeededIndex with(Topics topic, String key, byte[] body, Map<String, byte[]> headers, Instant at) {
        RecordHeaders all = new RecordHeaders();
        headers.forEach(all::add);
        ConsumerRecord<String, byte[]> made = new ConsumerRecord<>(
                topic.topic(),
                0,
                offset++,
                at.toEpochMilli(),
                TimestampType.CREATE_TIME,
                key.length(),
                body.length,
                key,
                body,
                all,
                Optional.empty());
        writes.add((Reading.Write) documents.of(made));
        return this;
    }

    /** Writes what was added and makes it searchable; fails unless the index takes every document. */
    public SeededIndex written() throws AwayException, IOException {
        List<Outcome> outcomes = sink.write(writes);
        if (!outcomes.stream().allMatch(outcome -> outcome instanceof Outcome.Indexed)) {
            throw new AssertionError("not indexed: " + outcomes);
        }
        rest.performRequest(new Request("POST", "/_refresh"));
        return this;
    }

    @Override
    public void close() throws IOException {
        rest.close();
    }
}
