package org.xentestday.collector.index;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/** A record of the log with what it asks of the index, while that is not done. */
record Item(ConsumerRecord<String, byte[]> record, Reading.Write write) {
    TopicPartition partition() {
        return new TopicPartition(record.topic(), record.partition());
    }

    /** About as many bytes as the document will have. */
    long weight() {
        return Math.max(0, record.serializedValueSize()) * 2L + 512;
    }
}
