package org.xentestday.collector.registry;

import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;

/** The newest value of each key, which one thread writes and all may read or wait for. Thread-safe. */
final class Shelf<V> {
    private final Map<String, V> values = new ConcurrentSkipListMap<>();
    private final Lock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();

    void put(String key, V value) {
        values.put(key, value);
        signal();
    }

    void remove(String key) {
        values.remove(key);
        signal();
    }

    Optional<V> find(String key) {
        return Optional.ofNullable(values.get(key));
    }

    /** All values, by key. A live view. */
    Collection<V> all() {
        return values.values();
    }

    /** Waits until the key's value is as wanted; false if that did not happen in time. */
    boolean await(String key, Predicate<V> wanted, Duration patience) {
        lock.lock();
        try {
            long left = patience.toNanos();
            while (find(key).filter(wanted).isEmpty()) {
                if (left <= 0) {
                    return false;
                }
                left = changed.awaitNanos(left);
            }
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            lock.unlock();
        }
    }

    private void signal() {
        lock.lock();
        try {
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
