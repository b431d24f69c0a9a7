package org.xentestday.collector.index;

import io.micronaut.core.async.publisher.Publishers;
import io.micronaut.health.HealthStatus;
import io.micronaut.management.health.indicator.HealthIndicator;
import io.micronaut.management.health.indicator.HealthResult;
import jakarta.inject.Singleton;
import java.util.Map;
import org.reactivestreams.Publisher;
import org.xentestday.collector.role.InRole;
import org.xentestday.collector.role.Role;

/**
 * Says in {@code /health} how the indexer is doing. It is neither a readiness nor a liveness indicator, and never says
 * DOWN: intake goes on while Elasticsearch is away, and a restart would not bring it back.
 */
@Singleton
@InRole(Role.INDEX)
final class IndexerHealth implements HealthIndicator {
    /** Works, but something keeps it from being up to date. */
    static final HealthStatus BEHIND = new HealthStatus("BEHIND", "waits for Elasticsearch", true, null);

    private final Indexer indexer;

    IndexerHealth(Indexer indexer) {
        this.indexer = indexer;
    }

    @Override
    public Publisher<HealthResult> getResult() {
        return Publishers.just(result(indexer.progress()));
    }

    static HealthResult result(Progress progress) {
        Progress.Trouble trouble = progress.trouble();
        Map<String, Object> details = trouble == null
                ? Map.of("lagSeconds", progress.lag().toSeconds())
                : Map.of("lagSeconds", progress.lag().toSeconds(), "trouble", trouble.sentence());
        return HealthResult.builder("indexer", trouble == null ? HealthStatus.UP : BEHIND)
                .details(details)
                .build();
    }
}
