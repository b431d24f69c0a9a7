package org.xentestday.standalone.bench;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntFunction;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/**
 * Sends at a fixed rate whatever the answers do. A time counts from the moment the request was due, so that those who had
 * to wait behind a slow one count with their waiting (coordinated omission).
 */
final class OpenLoop {
    private static final long LONGEST = TimeUnit.MINUTES.toMicros(5);

    private final int perSecond;
    private final Histogram micros = new ConcurrentHistogram(LONGEST, 3);
    private final AtomicInteger failures = new AtomicInteger();

    OpenLoop(int perSecond) {
        this.perSecond = perSecond;
    }

    /** Sends that many and waits for all answers; the first tenth warms up and does not count. */
    OpenLoop run(int requests, IntFunction<CompletableFuture<Boolean>> send) {
        long start = System.nanoTime();
        CompletableFuture<?>[] answers = new CompletableFuture<?>[requests];
        for (int number = 0; number < requests; number++) {
            long due = start + number * 1_000_000_000L / perSecond;
            while (System.nanoTime() < due) {
                LockSupport.parkNanos(due - System.nanoTime());
            }
            boolean counts = number >= requests / 10;
            answers[number] = send.apply(number).handle((good, fault) -> {
                if (counts) {
                    micros.recordValue(Math.min(LONGEST, (System.nanoTime() - due) / 1000));
                }
                return fault == null && good ? 0 : failures.incrementAndGet();
            });
        }
        CompletableFuture.allOf(answers).join();
        return this;
    }

    int failures() {
        return failures.get();
    }

    /** Milliseconds that this part of the requests did not exceed. */
    double millis(double percentile) {
        return micros.getValueAtPercentile(percentile) / 1000.0;
    }

    long n() {
        return micros.getTotalCount();
    }
}
