package org.xentestday.collector.index;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Gatherers;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.consumer.CommitFailedException;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.RetriableException;
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
    private static final int BULK = 500;
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

    private void serve() {
        try (Consumer<String, byte[]> consumer = consumers.get()) {
            current = consumer;
            consumer.subscribe(TOPICS);
            while (running()) {
                ConsumerRecords<String, byte[]> records = consumer.poll(POLL);
                if (!records.isEmpty() && write(consumer, records)) {
                    commit(consumer);
                }
            }
        } finally {
            current = null;
        }
    }

    /** A commit that fails costs only work: what is read again is already there. The next commit covers this one. */
    private void commit(Consumer<String, byte[]> consumer) {
        try {
            consumer.commitSync();
            faults = Backoff.FIRST;
        } catch (CommitFailedException | RetriableException e) {
            LOG.atWarn().addKeyValue("cause", e.toString()).log("offsets were not committed");
        }
        progress.caughtUp();
    }

    /** Tries until all is in the index; false if told to stop before that. */
    private boolean write(Consumer<String, byte[]> consumer, ConsumerRecords<String, byte[]> records) {
        List<Item> left = attempt(records);
        for (Backoff backoff = Backoff.FIRST; !left.isEmpty() && running(); backoff = backoff.next()) {
            left = attempt(pause(consumer, left, backoff.pause()));
        }
        consumer.resume(consumer.assignment());
        return left.isEmpty();
    }

    /**
     * Makes the documents of the next bulk while one is being written: on two processors, both have work. However it ends,
     * nothing is being written any more.
     */
    private List<Item> attempt(ConsumerRecords<String, byte[]> records) {
        List<Item> left = new ArrayList<>();
        Future<List<Item>> before = CompletableFuture.completedFuture(List.of());
        try (ExecutorService writer = Executors.newVirtualThreadPerTaskExecutor()) {
            for (List<ConsumerRecord<String, byte[]>> some : bulks(records)) {
                List<Item> items = batch.items(some);
                left.addAll(outcome(before));
                before =
                        left.isEmpty() ? writer.submit(() -> attempt(items)) : CompletableFuture.completedFuture(items);
            }
            left.addAll(outcome(before));
        }
        return left;
    }

    private static List<List<ConsumerRecord<String, byte[]>>> bulks(ConsumerRecords<String, byte[]> records) {
        return StreamSupport.stream(records.spliterator(), false)
                .gather(Gatherers.windowFixed(BULK))
                .toList();
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
     * records along; partitions that came may bring records before they are paused.
     */
    private List<Item> pause(Consumer<String, byte[]> consumer, List<Item> items, Duration wait) {
        consumer.pause(consumer.assignment());
        List<Item> more = batch.items(consumer.poll(wait));
        Set<TopicPartition> mine = consumer.assignment();
        List<Item> kept = new ArrayList<>(
                items.stream().filter(item -> mine.contains(item.partition())).toList());
        kept.addAll(more);
        return kept;
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
