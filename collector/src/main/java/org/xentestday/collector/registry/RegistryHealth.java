package org.xentestday.collector.registry;

import io.micronaut.health.HealthStatus;
import io.micronaut.management.health.indicator.HealthIndicator;
import io.micronaut.management.health.indicator.HealthResult;
import io.micronaut.management.health.indicator.annotation.Readiness;
import jakarta.inject.Singleton;
import java.util.Map;
import org.reactivestreams.Publisher;
import org.xentestday.collector.role.InRole;
import org.xentestday.collector.role.Role;
import reactor.core.publisher.Mono;

/** Ready only once the registry has caught up: before that, every machine would look like a stranger. */
@Singleton
@Readiness
@InRole({Role.INTAKE, Role.ENROL, Role.BOARD})
final class RegistryHealth implements HealthIndicator {
    private final CaughtUp registry;

    RegistryHealth(CaughtUp registry) {
        this.registry = registry;
    }

    @Override
    public Publisher<HealthResult> getResult() {
        boolean caughtUp = registry.caughtUp();
        return Mono.just(HealthResult.builder("registry", caughtUp ? HealthStatus.UP : HealthStatus.DOWN)
                .details(Map.of("caughtUp", caughtUp))
                .build());
    }
}
