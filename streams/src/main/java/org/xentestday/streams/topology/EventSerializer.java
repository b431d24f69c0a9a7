package org.xentestday.streams.topology;

import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.Nullable;
import org.xentestday.model.event.BinaryMode;
import org.xentestday.model.event.Event;

/** Writes an event, or a tombstone, in CloudEvents binary mode: attributes into the record's headers, the body as its value. */
final class EventSerializer implements Serializer<Event> {
    @Override
    public byte[] serialize(String topic, Event event) {
        throw new IllegalStateException("an event cannot be written without its headers");
    }

    @Override
    public byte @Nullable [] serialize(String topic, Headers headers, @Nullable Event event) {
        if (event == null) {
            return null; // a tombstone
        }
        BinaryMode.kafkaHeaders(event).forEach(headers::add);
        return event.body();
    }
}
