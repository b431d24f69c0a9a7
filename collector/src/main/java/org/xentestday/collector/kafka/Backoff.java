package org.xentestday.collector.kafka;

import java.time.Duration;

/** Pauses that double up to a ceiling. Of one thread. */
final class Backoff {
    private final Duration first;
    private final Duration ceiling;
    private Duration next;

    Backoff(Duration first, Duration ceiling) {
        this.first = first;
        this.ceiling = ceiling;
        this.next = first;
    }

    Duration next() {
        Duration pause = next;
        Duration doubled = pause.multipliedBy(2);
        next = doubled.compareTo(ceiling) > 0 ? ceiling : doubled;
        return pause;
    }

    void reset() {
        next = first;
    }
}
