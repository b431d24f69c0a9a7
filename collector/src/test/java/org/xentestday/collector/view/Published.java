package org.xentestday.collector.view;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.xentestday.model.Topics;
import org.xentestday.model.event.BinaryMode;
import org.xentestday.model.event.Event;
import org.xentestday.model.event.EventType;

/** Makes records of compacted topics as a broker would deliver them: each has the next offset. */
public final class Published {
    private long offset;

    /** A record that says what holds for the key. */
    public ConsumerRecord<String, byte[]> says(EventType type, String key, Object body, Instant at) {
        Event event = Event.of(type, type + "-" + key, "/streams", key, at, body);
        ConsumerRecord<String, byte[]> record = record(type.topic(), key, event.body(), at);
        BinaryMode.kafkaHeaders(event).forEach(record.headers()::add);
        return record;
    }

    /** A tombstone. */
    @SuppressWarnings("NullAway") // Kafka's constructor is not annotated: a tombstone has no value
    public ConsumerRecord<String, byte[]> gone(Topics topic, String key, Instant at) {
        return record(topic, key, null, at);
    }

    /** A record of a version that is not known yet. */
    public ConsumerRecord<String, byte[]> ofVersionNine(EventType type, String key, Object body, Instant at) {
        ConsumerRecord<String, byte[]> record = says(type, key, body, at);
        String newer = type.ceType().replace(".v1", ".v9");
        record.headers().remove("ce_type").add("ce_type", newer.getBytes(StandardCharsets.UTF_8));
        return record;
    }

    private ConsumerRecord<String, byte[]> record(Topics topic, String key, byte[] value, Instant at) {
        return new ConsumerRecord<>(
                topic.topic(),
                0,
                offset++,
                at.toEpochMilli(),
                TimestampType.CREATE_TIME,
                key.length(),
                0,
                key,
                value,
                new RecordHeaders(),
                Optional.empty());
    }
}
