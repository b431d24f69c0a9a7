package org.xentestday.collector.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.xentestday.model.Topics;

/** A follower on Kafka's own mock consumer: what it shows, when it has caught up, and what it outlives. */
class TopicFollowerTest {
    private static final String TOPIC = Topics.PLANS.topic();

    private final List<String> seen = new CopyOnWriteArrayList<>();
    private final Queue<java.util.function.Supplier<Consumer<String, byte[]>>> consumers = new ArrayDeque<>();
    private final TopicFollower follower =
            new TopicFollower(() -> consumers.remove().get(), "follower-of-the-test", List.of(Topics.PLANS), this::see);

    private void see(ConsumerRecord<String, byte[]> shown) {
        seen.add(new String(shown.value(), StandardCharsets.UTF_8));
        if (seen.getLast().equals("poison")) {
            throw new IllegalStateException("poison");
        }
    }

    @AfterEach
    void stop() {
        follower.close();
    }

    @Test
    void it_shows_all_partitions_from_the_beginning_and_then_has_caught_up() {
        // given
        MockConsumer<String, byte[]> consumer = consumer(2, Map.of(0, 2L, 1, 1L));
        consumer.schedulePollTask(() -> add(consumer, 0, 0, "a"));
        consumer.schedulePollTask(() -> add(consumer, 0, 1, "b"));
        consumer.schedulePollTask(() -> assertThat(follower.caughtUp()).isFalse());
        consumer.schedulePollTask(() -> add(consumer, 1, 0, "c"));
        consumers.add(() -> consumer);
        // when
        follower.start();
        // then
        await().untilAsserted(() -> assertThat(seen).containsExactly("a", "b", "c"));
        await().untilAsserted(() -> assertThat(follower.caughtUp()).isTrue());
    }

    @Test
    void empty_topic_is_caught_up_with() {
        MockConsumer<String, byte[]> consumer = consumer(1, Map.of(0, 0L));
        consumers.add(() -> consumer);
        follower.start();
        await().untilAsserted(() -> assertThat(follower.caughtUp()).isTrue());
    }

    @Test
    void listener_that_throws_loses_no_place() {
        // given
        MockConsumer<String, byte[]> consumer = consumer(1, Map.of(0, 2L));
        consumer.schedulePollTask(() -> add(consumer, 0, 0, "poison"));
        consumer.schedulePollTask(() -> add(consumer, 0, 1, "next"));
        consumers.add(() -> consumer);
        // when
        follower.start();
        // then
        await().untilAsserted(() -> assertThat(seen).containsExactly("poison", "next"));
        await().untilAsserted(() -> assertThat(follower.caughtUp()).isTrue());
    }

    @Test
    void it_goes_on_where_it_was_when_a_consumer_dies() {
        // given a broker that is absent, then one whose consumer dies after a record, then a good one
        consumers.add(() -> {
            throw new KafkaException("cannot resolve the brokers");
        });
        MockConsumer<String, byte[]> absent = new MockConsumer<>("earliest") {
            @Override
            public synchronized List<PartitionInfo> partitionsFor(String topic) {
                throw new TimeoutException("no broker");
            }
        };
        MockConsumer<String, byte[]> mortal = consumer(1, Map.of(0, 2L));
        mortal.schedulePollTask(() -> add(mortal, 0, 0, "a"));
        mortal.schedulePollTask(() -> mortal.setPollException(new KafkaException("fenced")));
        MockConsumer<String, byte[]> good = consumer(1, Map.of(0, 2L));
        good.schedulePollTask(
                () -> assertThat(good.position(new TopicPartition(TOPIC, 0))).isEqualTo(1));
        good.schedulePollTask(() -> add(good, 0, 1, "b"));
        consumers.addAll(List.of(() -> absent, () -> mortal, () -> good));
        // when
        follower.start();
        // then
        await().untilAsserted(() -> assertThat(seen).containsExactly("a", "b"));
        await().untilAsserted(() -> assertThat(follower.caughtUp()).isTrue());
    }

    @Test
    void it_takes_up_a_partition_that_is_added() {
        // given
        MockConsumer<String, byte[]> small = consumer(1, Map.of(0, 0L));
        small.schedulePollTask(() -> small.updatePartitions(TOPIC, partitions(2)));
        MockConsumer<String, byte[]> large = consumer(2, Map.of(0, 0L, 1, 1L));
        large.schedulePollTask(() -> add(large, 1, 0, "new"));
        consumers.addAll(List.of(() -> small, () -> large));
        // when
        follower.start();
        // then
        await().untilAsserted(() -> assertThat(seen).containsExactly("new"));
    }

    @Test
    void closing_ends_a_follower_that_waits() {
        // given
        MockConsumer<String, byte[]> consumer = consumer(1, Map.of(0, 0L));
        consumers.add(() -> consumer);
        follower.start();
        await().untilAsserted(() -> assertThat(follower.caughtUp()).isTrue());
        // when
        follower.close();
        // then
        assertThat(consumer.closed()).isTrue();
    }

    private static MockConsumer<String, byte[]> consumer(int partitions, Map<Integer, Long> ends) {
        MockConsumer<String, byte[]> consumer = new MockConsumer<>("earliest");
        consumer.updatePartitions(TOPIC, partitions(partitions));
        Map<TopicPartition, Long> beginnings = new HashMap<>();
        Map<TopicPartition, Long> endings = new HashMap<>();
        for (int p = 0; p < partitions; p++) {
            beginnings.put(new TopicPartition(TOPIC, p), 0L);
            endings.put(new TopicPartition(TOPIC, p), ends.get(p));
        }
        consumer.updateBeginningOffsets(beginnings);
        consumer.updateEndOffsets(endings);
        return consumer;
    }

    private static List<PartitionInfo> partitions(int count) {
        return java.util.stream.IntStream.range(0, count)
                .mapToObj(p -> new PartitionInfo(TOPIC, p, null, null, null))
                .toList();
    }

    private static void add(MockConsumer<String, byte[]> consumer, int partition, long offset, String value) {
        consumer.addRecord(
                new ConsumerRecord<>(TOPIC, partition, offset, "key", value.getBytes(StandardCharsets.UTF_8)));
    }
}
