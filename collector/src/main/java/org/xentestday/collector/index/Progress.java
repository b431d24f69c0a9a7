package org.xentestday.collector.index;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** How the indexer is doing, for metrics and health. The indexer's thread writes it, others read it. Thread-safe. */
final class Progress {
    /** What keeps the indexer from indexing. */
    sealed interface Trouble {
        /** One sentence for a person. */
        String sentence();

        /** It is being tried again. */
        record Waiting(String sentence) implements Trouble {}

        /** It will not be tried again before a restart. */
        record Stopped(String sentence) implements Trouble {}
    }

    private static final String RECORDS = "testday.index.records";

    private final Clock clock;
    private final Counter indexed;
    private final Counter alreadyThere;
    private final Counter poisoned;
    private final Counter skipped;
    private final Counter retried;
    private final AtomicReference<@Nullable Instant> oldest = new AtomicReference<>();
    private final AtomicReference<@Nullable Trouble> trouble = new AtomicReference<>();

    Progress(MeterRegistry meters, Clock clock) {
        this.clock = clock;
        indexed = counter(meters, "indexed");
        alreadyThere = counter(meters, "already-there");
        poisoned = counter(meters, "poisoned");
        skipped = counter(meters, "skipped");
        retried = counter(meters, "retried");
        Gauge.builder(
                        "testday.index.lag.seconds",
                        this,
                        progress -> progress.lag().toMillis() / 1000.0)
                .description("Age of the oldest record that was read and is not yet in the index; 0 with none")
                .register(meters);
        Gauge.builder("testday.index.trouble", this, progress -> progress.trouble() == null ? 0 : 1)
                .description("1 while the indexer cannot index")
                .register(meters);
    }

    private static Counter counter(MeterRegistry meters, String outcome) {
        return Counter.builder(RECORDS)
                .description("Records of the log by what became of them in the index")
                .tag("outcome", outcome)
                .register(meters);
    }

    /** A record was read that is not yet in the index. */
    void read(long timestamp) {
        Instant at = Instant.ofEpochMilli(timestamp);
        oldest.accumulateAndGet(at, Progress::older);
    }

    private static @Nullable Instant older(@Nullable Instant known, @Nullable Instant added) {
        if (known == null || added == null) {
            return known == null ? added : known;
        }
        return added.isBefore(known) ? added : known;
    }

    /** Of all that was read, only these are not yet in the index. */
    void left(List<Item> items) {
        oldest.set(null);
        items.forEach(item -> read(item.record().timestamp()));
    }

    void indexed() {
        indexed.increment();
    }

    void alreadyThere() {
        alreadyThere.increment();
    }

    void poisoned() {
        poisoned.increment();
    }

    void skipped() {
        skipped.increment();
    }

    void retried() {
        retried.increment();
    }

    /** Notes what is wrong; null where all is well. */
    void trouble(@Nullable Trouble now) {
        trouble.set(now);
    }

    @Nullable
    Trouble trouble() {
        return trouble.get();
    }

    /** How old the oldest record is that was read and is not in the index. */
    Duration lag() {
        Instant since = oldest.get();
        Duration age = since == null ? Duration.ZERO : Duration.between(since, clock.instant());
        return age.isNegative() ? Duration.ZERO : age;
    }
}
