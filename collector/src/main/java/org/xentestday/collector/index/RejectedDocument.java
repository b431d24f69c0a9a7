package org.xentestday.collector.index;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;
import org.xentestday.model.event.DeadLetter;

/**
 * The document of a record in the DLQ: where it was, and why it is here. Its content stays in the log: nobody checked
 * it against the allow-list.
 */
final class RejectedDocument {
    /** The reason where Kafka Streams itself could not go on with a record. */
    static final String STREAMS_ERROR = "streams-error";

    /** Kafka Streams' own headers, where its handlers wrote the record and not we. */
    private static final String STREAMS = "__streams.errors.";

    private static final int SENTENCE_CHARS = 500;

    private final ConsumerRecord<String, byte[]> record;

    private RejectedDocument(ConsumerRecord<String, byte[]> record) {
        this.record = record;
    }

    static Reading of(ConsumerRecord<String, byte[]> record) {
        return new RejectedDocument(record).create();
    }

    private Reading create() {
        String topic = origin(DeadLetter.TOPIC, "topic", record.topic());
        long partition = number(origin(DeadLetter.PARTITION, "partition", ""), record.partition());
        long offset = number(origin(DeadLetter.OFFSET, "offset", ""), record.offset());
        Document document = new Document()
                .with("@timestamp", Instant.ofEpochMilli(StateDocument.version(record.timestamp())))
                .with("event.id", text("ce_id"))
                .with("rejected.reason", reason())
                .with("rejected.sentence", sentence())
                .with("rejected.topic", topic)
                .with("rejected.partition", partition)
                .with("rejected.offset", offset);
        return new Reading.Create(Family.REJECTED.index(""), topic + "-" + partition + "-" + offset, document.json());
    }

    private String reason() {
        String ours = text(DeadLetter.REASON);
        if (ours != null) {
            return ours;
        }
        return text(STREAMS + "exception") == null ? "unknown" : STREAMS_ERROR;
    }

    private String sentence() {
        String ours = text(DeadLetter.SENTENCE);
        if (ours == null) {
            ours = text(STREAMS + "message");
        }
        if (ours == null) {
            return "no reason was given";
        }
        return ours.length() > SENTENCE_CHARS ? ours.substring(0, SENTENCE_CHARS) : ours;
    }

    /** Where it was before: our header, else Kafka Streams' header, else where it is now. */
    private String origin(String ours, String streams, String otherwise) {
        String said = text(ours) == null ? text(STREAMS + streams) : text(ours);
        return said == null ? otherwise : said;
    }

    private @Nullable String text(String name) {
        Header header = record.headers().lastHeader(name);
        return header == null || header.value() == null ? null : new String(header.value(), StandardCharsets.UTF_8);
    }

    private static long number(String text, long otherwise) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            return otherwise;
        }
    }
}
