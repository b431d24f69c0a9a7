package org.xentestday.collector.enrol;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.xentestday.collector.kafka.KafkaAway;
import org.xentestday.collector.role.InRole;
import org.xentestday.collector.role.Role;

/** One change of who is let in at a time: what a token and a pseudonym are good for is never asked twice at once. */
@Singleton
@InRole(Role.ENROL)
final class Turn {
    /** How long to wait for one's turn, and for this process to hear of what was published. */
    static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Lock turn = new ReentrantLock(true);

    /** Does it when nobody else does anything, or ends the request with 503. */
    <T> T take(Supplier<T> change) {
        await();
        try {
            return change.get();
        } finally {
            turn.unlock();
        }
    }

    private void await() {
        try {
            if (!turn.tryLock(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                throw KafkaAway.problem(); // nothing else takes a change that long
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw KafkaAway.problem();
        }
    }
}
