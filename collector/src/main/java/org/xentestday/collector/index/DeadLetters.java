package org.xentestday.collector.index;

import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Where records go that the index will never take. */
interface DeadLetters {
    /** Returns once the record is durable there; throws {@code KafkaException} where it is not. */
    void send(ConsumerRecord<String, byte[]> record, String reason, String sentence);
}
