package org.xentestday.streams.topology;

import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.Serializer;
import org.xentestday.model.event.BinaryMode;
import org.xentestday.model.event.Event;

/** Writes an event in CloudEvents binary mode: attributes into the record's headers, the body as its value. */
final class EventSerializer implements Serializer<Event> {
    @Override
    public byte[] serialize(String topic, Event event) {
        throw new IllegalStateException("an event cannot be written without its headers");
    }

    @Override
    public byte[] serialize(String topic, Headers headers, Event event) {
        BinaryMode.kafkaHeaders(event).forEach(headers::add);
        return event.body();
    }
}
