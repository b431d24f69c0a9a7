package org.xentestday.collector.limit;

import io.github.bucket4j.TimeMeter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;

/** How much one machine may send, by the key that signed; asked only when the signature is right. Thread-safe. */
@Singleton
public final class KeyLimit {
    private final Buckets keys;
    private final MeterRegistry meters;

    @Inject
    KeyLimit(Limits limits, MeterRegistry meters) {
        this(limits.key(), limits.remembered(), TimeMeter.SYSTEM_NANOTIME, meters);
    }

    KeyLimit(Rate rate, int remembered, TimeMeter clock, MeterRegistry meters) {
        this.keys = new Buckets(rate, remembered, clock);
        this.meters = meters;
    }

    /** Empty if that key may send one more event now; else how long it has to wait. */
    public Optional<Duration> wait(String kid) {
        if (keys.take(kid)) {
            return Optional.empty();
        }
        meters.counter("testday.limited", "by", "key").increment();
        return Optional.of(keys.wait(kid));
    }
}
