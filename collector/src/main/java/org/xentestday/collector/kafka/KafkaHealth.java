package org.xentestday.collector.kafka;

import io.micronaut.health.HealthStatus;
import io.micronaut.management.health.indicator.HealthIndicator;
import io.micronaut.management.health.indicator.HealthResult;
import io.micronaut.management.health.indicator.annotation.Readiness;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.DescribeClusterOptions;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;

/** Ready only while a broker answers. */
@Singleton
@Readiness
final class KafkaHealth implements HealthIndicator, AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final Admin admin;

    KafkaHealth(KafkaClients clients) {
        this.admin = clients.admin("testday-health");
    }

    @Override
    public Publisher<HealthResult> getResult() {
        DescribeClusterOptions options = new DescribeClusterOptions().timeoutMs((int) PATIENCE.toMillis());
        return Mono.fromCompletionStage(
                        () -> admin.describeCluster(options).nodes().toCompletionStage())
                .timeout(PATIENCE)
                .map(nodes -> result(nodes.size()))
                .onErrorReturn(result(0));
    }

    private static HealthResult result(int brokers) {
        return HealthResult.builder("kafka", brokers > 0 ? HealthStatus.UP : HealthStatus.DOWN)
                .details(Map.of("brokers", brokers))
                .build();
    }

    @PreDestroy
    @Override
    public void close() {
        admin.close(Duration.ofSeconds(1));
    }
}
