package org.xentestday.collector.index;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.xentestday.model.Topics;

/** Reads topics from their beginning, in steps to where they end at that moment. Not thread-safe. */
final class LogReader implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(500);

    private final Consumer<String, byte[]> consumer;
    private final List<TopicPartition> partitions;

    /** Takes the consumer over. */
    LogReader(Consumer<String, byte[]> consumer, List<Topics> topics) {
        this.consumer = consumer;
        partitions = topics.stream()
                .flatMap(topic -> consumer.partitionsFor(topic.topic()).stream())
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
    }

    /** What takes records, poll by poll. */
    interface Taker {
        void take(ConsumerRecords<String, byte[]> records) throws AwayException, InterruptedException;
    }

    /** Shows all up to the end that the topics have now; returns how many records that were. */
    long toTheEnd(Taker taker) throws AwayException, InterruptedException {
        Map<TopicPartition, Long> ends = new HashMap<>(consumer.endOffsets(partitions));
        long read = 0;
        while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
            ConsumerRecords<String, byte[]> records = consumer.poll(POLL);
            read += records.count();
            taker.take(records);
        }
        return read;
    }

    @Override
    public void close() {
        consumer.close();
    }
}
