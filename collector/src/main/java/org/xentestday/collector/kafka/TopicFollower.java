package org.xentestday.collector.kafka;

import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.xentestday.model.Topics;

/**
 * Shows every record of some topics to one listener, from the first record on and then as they come. All partitions,
 * committed records only, in order within a partition, on one thread of its own. No record is shown twice, not even
 * after an outage. It waits for an absent broker or topic as long as it takes. A listener that throws has seen the
 * record all the same.
 */
public final class TopicFollower implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(TopicFollower.class);
    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration STOPPING = Duration.ofSeconds(10);

    private final Supplier<Consumer<String, byte[]>> consumers;
    private final List<Topics> topics;
    private final java.util.function.Consumer<ConsumerRecord<String, byte[]>> listener;
    private final Thread thread;
    private final CountDownLatch stop = new CountDownLatch(1);
    private final Map<TopicPartition, Long> next = new HashMap<>();
    private @Nullable Map<TopicPartition, Long> ends;
    private Backoff faults = Backoff.FIRST;
    private volatile boolean caughtUp;
    private volatile @Nullable Consumer<String, byte[]> current;

    /** A follower that is still; its thread gets that name. The listener runs on that thread only. */
    public TopicFollower(
            KafkaClients clients,
            String name,
            List<Topics> topics,
            java.util.function.Consumer<ConsumerRecord<String, byte[]>> listener) {
        this(() -> clients.reader(name), name, topics, listener);
    }

    TopicFollower(
            Supplier<Consumer<String, byte[]>> consumers,
            String name,
            List<Topics> topics,
            java.util.function.Consumer<ConsumerRecord<String, byte[]>> listener) {
        this.consumers = consumers;
        this.topics = List.copyOf(topics);
        this.listener = listener;
        this.thread = Thread.ofPlatform().name(name).daemon().unstarted(this::run);
    }

    /** Begins to follow. Once. */
    public void start() {
        thread.start();
    }

    /** Whether the listener has seen every record that was there when the broker was first reached. */
    public boolean caughtUp() {
        return caughtUp;
    }

    /** Ends the thread, after the record that it is showing. */
    @Override
    public void close() {
        stop.countDown();
        Consumer<String, byte[]> consumer = current;
        if (consumer != null) {
            consumer.wakeup();
        }
        try {
            thread.join(STOPPING);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        while (!stopped(Duration.ZERO)) {
            try (Consumer<String, byte[]> consumer = consumers.get()) {
                current = consumer;
                follow(consumer);
            } catch (RuntimeException e) {
                pauseAfter(e);
            } finally {
                current = null;
            }
        }
    }

    /** Returns when it is to stop or a topic's partitions have changed. */
    private void follow(Consumer<String, byte[]> consumer) {
        Set<TopicPartition> partitions = partitions(consumer);
        consumer.assign(partitions);
        partitions.forEach(partition -> seek(consumer, partition));
        if (ends == null) {
            ends = consumer.endOffsets(partitions);
        }
        while (!stopped(Duration.ZERO) && partitions.equals(partitions(consumer))) {
            consumer.poll(POLL).forEach(this::show);
            partitions.forEach(partition -> next.put(partition, consumer.position(partition)));
            caughtUp = caughtUp || passedEnds();
            faults = Backoff.FIRST;
        }
    }

    private Set<TopicPartition> partitions(Consumer<String, byte[]> consumer) {
        Set<TopicPartition> partitions = new HashSet<>();
        for (Topics topic : topics) {
            var found = consumer.partitionsFor(topic.topic());
            if (found == null || found.isEmpty()) {
                throw new IllegalStateException("there is no topic " + topic.topic() + " yet");
            }
            found.forEach(info -> partitions.add(new TopicPartition(info.topic(), info.partition())));
        }
        return partitions;
    }

    private void seek(Consumer<String, byte[]> consumer, TopicPartition partition) {
        Long position = next.get(partition);
        if (position == null) {
            consumer.seekToBeginning(Set.of(partition));
        } else {
            consumer.seek(partition, position);
        }
    }

    private boolean passedEnds() {
        return ends != null
                && ends.entrySet().stream().allMatch(end -> next.getOrDefault(end.getKey(), -1L) >= end.getValue());
    }

    private void show(ConsumerRecord<String, byte[]> shown) {
        try {
            listener.accept(shown);
        } catch (RuntimeException e) {
            LOG.atError()
                    .setCause(e)
                    .addKeyValue("topic", shown.topic())
                    .addKeyValue("partition", shown.partition())
                    .addKeyValue("offset", shown.offset())
                    .log("listener failed on a record");
        }
        next.put(new TopicPartition(shown.topic(), shown.partition()), shown.offset() + 1);
    }

    private void pauseAfter(RuntimeException e) {
        Duration pause = faults.pause();
        faults = faults.next();
        if (stop.getCount() > 0) {
            LOG.atWarn()
                    .addKeyValue("follower", thread.getName())
                    .addKeyValue("retry_in_ms", pause.toMillis())
                    .addKeyValue("cause", e.toString())
                    .log("cannot follow now");
        }
        stopped(pause);
    }

    private boolean stopped(Duration within) {
        try {
            return stop.await(within.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            stop.countDown(); // whoever interrupts this thread wants it to end
            return true;
        }
    }
}
