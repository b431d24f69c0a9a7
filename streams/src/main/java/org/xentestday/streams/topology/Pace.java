package org.xentestday.streams.topology;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * How much of a beat deciding may take: nearly all of it where nothing came in, ever less where more did, and where
 * results pour in a tenth of every tenth beat, so that a rebuild takes everything in first and decides each test about
 * once. All tasks of a process share it.
 */
final class Pace {
    private static final double IDLE = 0.9;
    private static final double POURING = 0.1;
    /** So many results in a beat of one task halve its share; more are pouring in. */
    private static final double HALVING = 100;
    /** Beats in a row that a task may let pass. */
    private static final int PATIENCE = 9;

    private final Duration beat;
    private final AtomicInteger tasks = new AtomicInteger();

    Pace(Duration beat) {
        this.beat = beat;
    }

    Duration beat() {
        return beat;
    }

    /** One more task decides. */
    void join() {
        tasks.incrementAndGet();
    }

    /** One task less. */
    void leave() {
        tasks.decrementAndGet();
    }

    /** What one task may spend on deciding after so many results of its own in the last beat. */
    Duration share(int arrivals) {
        double share = Math.max(POURING, IDLE / (1 + arrivals / HALVING));
        return Duration.ofNanos((long) (beat.toNanos() * share / Math.max(1, tasks.get())));
    }

    /** Whether a task should let this beat pass, after so many results of its own and so many beats let pass. */
    static boolean waits(int arrivals, int passed) {
        return arrivals > HALVING && passed < PATIENCE;
    }
}
