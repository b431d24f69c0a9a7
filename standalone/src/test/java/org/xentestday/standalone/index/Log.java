package org.xentestday.standalone.index;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.xentestday.collector.kafka.EventRecords;
import org.xentestday.model.Topics;
import org.xentestday.model.event.Event;

/** The log as those see it who write into it and look after it. */
final class Log implements AutoCloseable {
    private static final String GROUP = "testday-indexer";

    private final String servers;
    private final KafkaProducer<String, byte[]> producer;
    private final Admin admin;

    Log(String servers) {
        this.servers = servers;
        producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", servers), new StringSerializer(), new ByteArraySerializer());
        admin = Admin.create(Map.of("bootstrap.servers", servers));
    }

    /** Returns when all are durable. */
    void append(List<Event> events) throws ExecutionException, InterruptedException {
        for (var sent : events.stream()
                .map(event -> producer.send(EventRecords.write(event)))
                .toList()) {
            sent.get();
        }
    }

    void append(Topics topic, String key, String value) throws ExecutionException, InterruptedException {
        producer.send(new ProducerRecord<>(topic.topic(), key, value.getBytes(StandardCharsets.UTF_8)))
                .get();
    }

    /** Says that nothing holds any more under a key. */
    void remove(Topics topic, String key) throws ExecutionException, InterruptedException {
        producer.send(new ProducerRecord<>(topic.topic(), key, null)).get();
    }

    /** Records that the indexer has not committed; those of transactions' markers do not come up here. */
    long behind() throws ExecutionException, InterruptedException {
        Map<TopicPartition, OffsetAndMetadata> committed = admin.listConsumerGroupOffsets(GROUP)
                .partitionsToOffsetAndMetadata()
                .get();
        long behind = 0;
        for (Map.Entry<TopicPartition, Long> end : ends().entrySet()) {
            OffsetAndMetadata offset = committed.get(end.getKey());
            behind += end.getValue() - (offset == null ? 0 : offset.offset());
        }
        return behind;
    }

    /** Makes the indexer, which must not run, read everything again. */
    void rewind() throws ExecutionException, InterruptedException {
        Map<TopicPartition, OffsetAndMetadata> start = new HashMap<>();
        ends().keySet().forEach(partition -> start.put(partition, new OffsetAndMetadata(0)));
        admin.alterConsumerGroupOffsets(GROUP, start).all().get();
    }

    private Map<TopicPartition, Long> ends() throws ExecutionException, InterruptedException {
        List<String> topics = List.of(
                Topics.RESULTS.topic(),
                Topics.VERDICTS.topic(),
                Topics.COVERAGE.topic(),
                Topics.DISPOSITIONS.topic(),
                Topics.DLQ.topic());
        Map<TopicPartition, OffsetSpec> latest = new HashMap<>();
        admin.describeTopics(topics)
                .allTopicNames()
                .get()
                .forEach((name, topic) -> topic.partitions()
                        .forEach(p -> latest.put(new TopicPartition(name, p.partition()), OffsetSpec.latest())));
        return admin.listOffsets(latest).all().get().entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, end -> end.getValue().offset()));
    }

    /** The DLQ as it is now. */
    List<ConsumerRecord<String, byte[]>> deadLetters() {
        TopicPartition dlq = new TopicPartition(Topics.DLQ.topic(), 0);
        try (KafkaConsumer<String, byte[]> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", servers), new StringDeserializer(), new ByteArrayDeserializer())) {
            consumer.assign(List.of(dlq));
            consumer.seekToBeginning(List.of(dlq));
            long end = consumer.endOffsets(List.of(dlq)).getOrDefault(dlq, 0L);
            List<ConsumerRecord<String, byte[]>> all = new ArrayList<>();
            while (consumer.position(dlq) < end) {
                consumer.poll(Duration.ofSeconds(5)).forEach(all::add);
            }
            return all;
        }
    }

    @Override
    public void close() {
        producer.close(Duration.ofSeconds(5));
        admin.close(Duration.ofSeconds(5));
    }
}
