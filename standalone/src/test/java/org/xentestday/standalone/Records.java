package org.xentestday.standalone;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.xentestday.model.Topics;
import org.xentestday.model.json.Json;
import org.xentestday.model.result.Result;
import org.xentestday.standalone.broker.BrokerSecrets;
import org.xentestday.standalone.broker.BrokerUser;

/** Writes and reads records as any client would. */
final class Records {
    private Records() {}

    /** How to reach a broker without users. */
    static Map<String, Object> open(String bootstrapServers) {
        return Map.of(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
    }

    /** How that user of the installation in that directory reaches its broker. */
    static Map<String, Object> as(BrokerUser user, Path data, int port) {
        Map<String, Object> client = new HashMap<>(new BrokerSecrets(data.resolve("secrets/kafka")).client(user));
        client.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, "127.0.0.1:" + port);
        return client;
    }

    /** Returns when the broker has acknowledged the record. */
    static void write(Map<String, Object> client, Topics topic, String value)
            throws ExecutionException, InterruptedException {
        Map<String, Object> settings = new HashMap<>(client);
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.LINGER_MS_CONFIG, 0);
        try (KafkaProducer<String, String> producer =
                new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
            producer.send(new ProducerRecord<>(topic.topic(), "key", value)).get();
        }
    }

    /** The values of everything a topic holds. */
    static List<String> read(Map<String, Object> client, Topics topic) {
        return readAll(client, topic).stream()
                .map(record -> new String(record.value(), StandardCharsets.UTF_8))
                .toList();
    }

    /** Every committed record that a topic holds now. */
    static List<ConsumerRecord<String, byte[]>> readAll(Map<String, Object> client, Topics topic) {
        Map<String, Object> settings = new HashMap<>(client);
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        try (KafkaConsumer<String, byte[]> consumer =
                new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic.topic()).stream()
                    .map(Records::partition)
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            List<ConsumerRecord<String, byte[]>> records = new ArrayList<>();
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(Duration.ofMillis(200)).forEach(records::add);
            }
            return records;
        }
    }

    /** The newest value of each key. */
    static <T> Map<String, T> newest(Map<String, Object> client, Topics topic, Class<T> type) {
        Map<String, T> newest = new TreeMap<>();
        readAll(client, topic).forEach(record -> newest.put(record.key(), value(record, type)));
        return newest;
    }

    /** The ids of all results in the log. */
    static Set<String> resultIds(Map<String, Object> client) {
        return readAll(client, Topics.RESULTS).stream()
                .map(record -> value(record, Result.class).id())
                .collect(Collectors.toSet());
    }

    static <T> T value(ConsumerRecord<String, byte[]> record, Class<T> type) {
        try {
            return Json.read(record.value(), type);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static TopicPartition partition(PartitionInfo info) {
        return new TopicPartition(info.topic(), info.partition());
    }
}
