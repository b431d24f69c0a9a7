package org.xentestday.collector.drain;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.health.HealthStatus;
import io.micronaut.management.health.indicator.HealthIndicator;
import io.micronaut.management.health.indicator.HealthResult;
import io.micronaut.management.health.indicator.annotation.Readiness;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Map;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;

/** Not ready any more once the end was asked for, for a while before connections are refused. Thread-safe. */
@Singleton
@Readiness
public final class Draining implements HealthIndicator {
    private final Duration notice;
    private volatile boolean begun;

    Draining(Settings settings) {
        this.notice = settings.notice();
    }

    /**
     * How it ends.
     *
     * @param notice how long it is not ready and still takes everything, so that others learn to go elsewhere
     */
    @ConfigurationProperties("testday.drain")
    record Settings(Duration notice) {}

    /** Not ready from now on; returns when the notice is over. */
    public void begin() {
        begun = true;
        try {
            Thread.sleep(notice);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // whoever is in a hurry goes on at once
        }
    }

    @Override
    public Publisher<HealthResult> getResult() {
        return Mono.fromSupplier(() -> HealthResult.builder("drain", begun ? HealthStatus.DOWN : HealthStatus.UP)
                .details(Map.of("draining", begun))
                .build());
    }
}
