package org.xentestday.collector.kafka;

import java.time.Duration;

/**
 * Waits that double up to a ceiling, for whoever waits for a server to come back. Immutable.
 *
 * @param pause the next wait
 * @param ceiling no wait is longer
 */
public record Backoff(Duration pause, Duration ceiling) {
    /** Starts quickly, because most faults pass quickly, and notices a returned server within five seconds. */
    public static final Backoff FIRST = new Backoff(Duration.ofMillis(100), Duration.ofSeconds(5));

    /** The one after this. */
    public Backoff next() {
        Duration twice = pause.multipliedBy(2);
        return new Backoff(twice.compareTo(ceiling) < 0 ? twice : ceiling, ceiling);
    }
}
