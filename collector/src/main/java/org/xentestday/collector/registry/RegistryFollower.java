package org.xentestday.collector.registry;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.micronaut.context.annotation.Context;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import java.util.List;
import org.xentestday.collector.kafka.KafkaClients;
import org.xentestday.collector.kafka.TopicFollower;
import org.xentestday.collector.role.InRole;
import org.xentestday.collector.role.Role;

/** Keeps the registry as the log has it, from the start of the process to its end. */
@Context
@InRole({Role.INTAKE, Role.ENROL, Role.BOARD, Role.INDEX})
final class RegistryFollower implements CaughtUp, AutoCloseable {
    private final TopicFollower follower;

    RegistryFollower(KafkaClients clients, Registry registry, MeterRegistry meters) {
        this.follower = new TopicFollower(clients, "testday-registry", Registry.TOPICS, registry::see);
        meters.gauge("testday.caught.up", List.of(Tag.of("reader", "registry")), this, each -> each.caughtUp() ? 1 : 0);
    }

    @PostConstruct
    void start() {
        follower.start();
    }

    @Override
    public boolean caughtUp() {
        return follower.caughtUp();
    }

    @PreDestroy
    @Override
    public void close() {
        follower.close();
    }
}
