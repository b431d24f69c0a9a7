package org.xentestday.collector.kafka;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.xentestday.model.event.BinaryMode;
import org.xentestday.model.event.Event;
import org.xentestday.model.event.RejectReason;
import org.xentestday.model.event.RejectedException;

/** Events as Kafka records: CloudEvents binary mode, keyed by subject, on the topic of their type. */
public final class EventRecords {
    private EventRecords() {}

    /** The record of an event. It has no timestamp, so the producer's clock gives it one when it is sent. */
    public static ProducerRecord<String, byte[]> write(Event event) {
        ProducerRecord<String, byte[]> kafkaRecord =
                new ProducerRecord<>(event.type().topic().topic(), event.subject(), event.body());
        BinaryMode.kafkaHeaders(event).forEach(kafkaRecord.headers()::add);
        return kafkaRecord;
    }

    /** The event of a record. A tombstone is none: whoever reads a compacted topic asks for that first. */
    public static Event read(ConsumerRecord<String, byte[]> kafkaRecord) throws RejectedException {
        if (kafkaRecord.value() == null) {
            throw new RejectedException(RejectReason.MALFORMED, "the record has no value");
        }
        return BinaryMode.ofKafka(kafkaRecord.headers(), Header::key, Header::value, kafkaRecord.value());
    }
}
