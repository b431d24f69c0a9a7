package org.xentestday.collector.index;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.xentestday.collector.kafka.Backoff;
import org.xentestday.model.Topics;

/**
 * Reads the log, brings it into the index, and only then commits: a crash at any point makes records be read again,
 * which changes nothing in the index. One thread runs it, and another writes while it reads on; {@link #stop} may come from
 * any. No exception ends it.
 */
final class IndexerLoop implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(IndexerLoop.class);
    private static final Duration POLL = Duration.ofMillis(500);
    private static final List<String> TOPICS =
            Documents.TOPICS.stream().map(Topics::topic).toList();

    private final Supplier<Consumer<String, byte[]>> consumers;
    private final Sink sink;
    private final Batch batch;
    private final Progress progress;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private volatile @Nullable Consumer<String, byte[]> current;
    private Backoff faults = Backoff.FIRST;

    IndexerLoop(Supplier<Consumer<String, byte[]>> consumers, Sink sink, Batch batch, Progress progress) {
        this.consumers = consumers;
        this.sink = sink;
        this.batch = batch;
        this.progress = progress;
    }

    /** Ends the loop after the bulk under way. */
    void stop() {
        stopped.countDown();
        Consumer<String, byte[]> consumer = current;
        if (consumer != null) {
            consumer.wakeup();
        }
    }

    @Override
    public void run() {
        while (running()) {
            try {
                prepare();
                serve();
            } catch (NewerIndexException e) {
                progress.trouble(new Progress.Trouble.Stopped(e.sentence()));
                LOG.atError().addKeyValue("reason", e.sentence()).log("the indexer does not start");
                return;
            } catch (WakeupException e) {
                LOG.atDebug().log("the indexer was told to stop");
            } catch (RuntimeException e) {
                // What was read and not committed is read again by the next consumer.
                progress.trouble(new Progress.Trouble.Waiting("the indexer starts again after a fault: " + e));
                LOG.atError().setCause(e).log("the indexer starts again after a fault");
                await(faults.pause());
                faults = faults.next();
            }
        }
    }

    private void prepare() throws NewerIndexException {
        Backoff backoff = Backoff.FIRST;
        while (running()) {
            try {
                sink.prepare();
                progress.trouble(null);
                return;
            } catch (AwayException e) {
                away(e);
                await(backoff.pause());
                backoff = backoff.next();
            }
        }
    }

    /** Reads the records of the next bulk while one is being written: on two processors, both have work. */
    private void serve() {
        try (Consumer<String, byte[]> consumer = consumers.get();
                ExecutorService writer = Executors.newVirtualThreadPerTaskExecutor()) {
            current = consumer;
            consumer.subscribe(TOPICS);
            Writing writing = Writing.NOTHING;
            while (running()) {
                ConsumerRecords<String, byte[]> records = consumer.poll(writing.under() ? Duration.ZERO : POLL);
                List<Item> items = batch.items(records);
                List<Item> left = outcome(writing.left());
                if (left.isEmpty()) {
                    commit(consumer, writing.next(), items);
                    writing = new Writing(writer.submit(() -> attempt(items)), records.nextOffsets());
                } else {
                    insist(consumer, Writing.join(left, items), Writing.join(writing.next(), records.nextOffsets()));
                    writing = Writing.NOTHING;
                }
            }
        } finally {
            current = null; // and nothing is being written any more
        }
    }

    /** A commit that fails costs only work: what is read again is already there. The next commit covers this one. */
    private void commit(
            Consumer<String, byte[]> consumer, Map<TopicPartition, OffsetAndMetadata> next, List<Item> notYet) {
        Map<TopicPartition, OffsetAndMetadata> mine = new HashMap<>(next);
        mine.keySet().retainAll(consumer.assignment());
        if (!mine.isEmpty()) {
            consumer.commitAsync(mine, this::committed);
        }
        progress.left(notYet);
    }

    private void committed(Map<TopicPartition, OffsetAndMetadata> offsets, @Nullable Exception fault) {
        if (fault == null) {
            faults = Backoff.FIRST;
        } else {
            LOG.atWarn().addKeyValue("cause", fault.toString()).log("offsets were not committed");
        }
    }

    /** Tries until all is in the index, or it is told to stop; reads nothing more meanwhile. */
    private void insist(
            Consumer<String, byte[]> consumer, List<Item> items, Map<TopicPartition, OffsetAndMetadata> next) {
        List<Item> left = items;
        for (Backoff backoff = Backoff.FIRST; !left.isEmpty() && running(); backoff = backoff.next()) {
            left = attempt(pause(consumer, left, next, backoff.pause()));
        }
        consumer.resume(consumer.assignment());
        if (left.isEmpty()) {
            commit(consumer, next, left);
        }
    }

    private static List<Item> outcome(Future<List<Item>> write) {
        try {
            return write.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException ours ? ours : new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        }
    }

    private List<Item> attempt(List<Item> items) {
        if (items.isEmpty()) {
            return items;
        }
        try {
            List<Item> left = batch.write(items);
            progress.trouble(left.isEmpty() ? null : new Progress.Trouble.Waiting("Elasticsearch is busy"));
            return left;
        } catch (AwayException e) {
            away(e);
            return items;
        }
    }

    /**
     * Waits without reading on, and stays in the group meanwhile. Partitions that went to another member take their
     * records and offsets along; partitions that came may bring records before they are paused.
     */
    private List<Item> pause(
            Consumer<String, byte[]> consumer,
            List<Item> items,
            Map<TopicPartition, OffsetAndMetadata> next,
            Duration wait) {
        consumer.pause(consumer.assignment());
        ConsumerRecords<String, byte[]> more = consumer.poll(wait);
        Set<TopicPartition> mine = consumer.assignment();
        next.keySet().retainAll(mine);
        next.putAll(more.nextOffsets());
        return Writing.join(
                items.stream().filter(item -> mine.contains(item.partition())).toList(), batch.items(more));
    }

    private void away(AwayException e) {
        if (progress.trouble() == null) {
            LOG.atWarn().addKeyValue("reason", e.sentence()).log("the index is away; trying again until it is back");
        }
        progress.trouble(new Progress.Trouble.Waiting(e.sentence()));
    }

    private void await(Duration wait) {
        try {
            if (stopped.await(wait.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.atDebug().log("the indexer was told to stop");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            stopped.countDown();
        }
    }

    private boolean running() {
        return stopped.getCount() > 0;
    }
}
