package org.xentestday.collector.limit;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.EstimationProbe;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;

/**
 * A bucket of tokens for each of many names, thread-safe. Only so many names are kept, the longest unused are forgotten
 * first, and so is who has not come for as long as a full bucket takes: what is forgotten was full, or makes room.
 */
final class Buckets {
    private static final Duration MARGIN = Duration.ofSeconds(10);

    private final LoadingCache<String, Bucket> buckets;

    Buckets(Rate rate, int most, TimeMeter clock) {
        this.buckets = Caffeine.newBuilder()
                .maximumSize(most)
                .ticker(clock::currentTimeNanos)
                .expireAfterAccess(MARGIN.plusSeconds(rate.burst() / rate.second()))
                .executor(Runnable::run)
                .build(_ -> bucket(rate, clock));
    }

    private static Bucket bucket(Rate rate, TimeMeter clock) {
        return Bucket.builder()
                .addLimit(limit -> limit.capacity(rate.burst()).refillGreedy(rate.second(), Duration.ofSeconds(1)))
                .withCustomTimePrecision(clock)
                .build();
    }

    /** Takes one; false if there is none. */
    boolean take(String name) {
        return buckets.get(name).tryConsume(1);
    }

    /** Takes one even if there is none left, so that the wait is never shorter than the abuse. */
    void charge(String name) {
        buckets.get(name).tryConsume(1);
    }

    /** How long until there is one again; zero if there is one. */
    Duration wait(String name) {
        EstimationProbe probe = buckets.get(name).estimateAbilityToConsume(1);
        return Duration.ofNanos(probe.getNanosToWaitForRefill());
    }

    /** How many names are kept. */
    long names() {
        buckets.cleanUp();
        return buckets.estimatedSize();
    }
}
