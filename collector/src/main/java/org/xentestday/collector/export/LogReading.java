package org.xentestday.collector.export;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.xentestday.model.Topics;

/**
 * The committed records that a topic has at one moment, poll by poll. Throws {@code KafkaException} where the log is
 * away. Not thread-safe.
 */
final class LogReading implements Iterator<ConsumerRecord<String, byte[]>> {
    private static final Duration POLL = Duration.ofSeconds(1);

    private final Consumer<String, byte[]> consumer;
    private final Map<TopicPartition, Long> ends;
    private final Deque<ConsumerRecord<String, byte[]>> polled = new ArrayDeque<>();

    /** Reads with that consumer, which nobody else uses meanwhile. */
    LogReading(Consumer<String, byte[]> consumer, Topics topic) {
        this.consumer = consumer;
        List<TopicPartition> partitions = consumer.partitionsFor(topic.topic()).stream()
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        ends = consumer.endOffsets(partitions);
    }

    @Override
    public boolean hasNext() {
        while (polled.isEmpty() && !done()) {
            consumer.poll(POLL).forEach(polled::add);
        }
        return !polled.isEmpty();
    }

    private boolean done() {
        return ends.entrySet().stream().allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
    }

    @Override
    public ConsumerRecord<String, byte[]> next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        return polled.remove();
    }
}
