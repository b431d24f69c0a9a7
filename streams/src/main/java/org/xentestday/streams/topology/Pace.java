package org.xentestday.streams.topology;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/**
 * How much of a beat deciding may take: nearly all of it where nothing came in, ever less where more did, and where
 * results pour in a tenth of every tenth beat, so that a rebuild takes everything in first and decides each test about
 * once. All tasks of a process share it; those of one thread divide its
 * time. Thread-safe.
 */
final class Pace {
    private static final double IDLE = 0.9;
    private static final double POURING = 0.1;
    /** So many results in a beat halve what deciding may take; more are pouring in. */
    private static final double HALVING = 400;
    /** Beats in a row that a task may let pass. */
    private static final int PATIENCE = 9;

    private final Duration beat;
    private final Map<Thread, Integer> tasks = new HashMap<>();
    private long since = -1;
    private long coming;
    private double came;

    Pace(Duration beat) {
        this.beat = beat;
    }

    Duration beat() {
        return beat;
    }

    /** One more task decides on this thread. */
    synchronized void join() {
        tasks.merge(Thread.currentThread(), 1, Integer::sum);
    }

    /** One task less does. */
    synchronized void leave() {
        tasks.computeIfPresent(Thread.currentThread(), (thread, joined) -> joined > 1 ? joined - 1 : null);
    }

    /** One more result came in. */
    synchronized void arrived() {
        coming++;
    }

    /** What one task may spend on deciding in the beat at that time, in milliseconds. */
    synchronized Duration share(long now) {
        double share = Math.max(POURING, IDLE / (1 + lately(now) / HALVING));
        return Duration.ofNanos((long) (beat.toNanos() * share / tasks.getOrDefault(Thread.currentThread(), 1)));
    }

    /** Whether a task that let so many beats pass should let the one at that time pass, too. */
    synchronized boolean waits(long now, int passed) {
        return passed < PATIENCE && lately(now) > HALVING;
    }

    /** Results that came in the last whole beat, or already in this one, whichever is more. */
    private double lately(long now) {
        since = since < 0 ? now : since;
        long elapsed = now - since;
        if (elapsed >= beat.toMillis()) {
            came = coming * (double) beat.toMillis() / elapsed;
            coming = 0;
            since = now;
        }
        return Math.max(came, (double) coming);
    }
}
