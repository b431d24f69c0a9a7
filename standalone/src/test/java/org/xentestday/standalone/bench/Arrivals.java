package org.xentestday.standalone.bench;

import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.Histogram;

/**
 * How long things take from one place to another, where only their number can be seen: the k-th that left is taken for
 * the k-th that arrived. Exact at the end, and too high rather than too low by the time between two looks.
 */
final class Arrivals {
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(25);

    private final Queue<Long> left = new ConcurrentLinkedQueue<>();
    private final Histogram micros = new Histogram(3_600_000_000L, 3);
    private final Callable<Long> arrived;
    private final Thread watcher;
    private volatile boolean all;
    private long seen;

    /** Watches a number that grows from now on. */
    Arrivals(Callable<Long> arrived) throws Exception {
        this.arrived = arrived;
        this.seen = arrived.call();
        this.watcher = Thread.ofPlatform().start(this::watch);
    }

    /** One more has left; from any thread. */
    void left() {
        left.add(System.nanoTime());
    }

    /** Waits until all that left have arrived. */
    Histogram awaitAll() throws InterruptedException {
        all = true;
        watcher.join(Duration.ofMinutes(3));
        if (!left.isEmpty()) {
            throw new IllegalStateException(left.size() + " never arrived");
        }
        return micros;
    }

    private void watch() {
        try {
            while (!all || !left.isEmpty()) {
                long now = arrived.call();
                long at = System.nanoTime();
                for (; seen < now; seen++) {
                    Long departure = left.poll();
                    if (departure != null) {
                        micros.recordValue(Math.max(0, (at - departure) / 1000));
                    }
                }
                LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
            }
        } catch (Exception e) {
            throw new IllegalStateException("the number cannot be had any more", e);
        }
    }
}
