package org.xentestday.collector.plan;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import org.xentestday.collector.kafka.EventLog;
import org.xentestday.collector.kafka.KafkaAway;
import org.xentestday.collector.registry.Registry;
import org.xentestday.collector.role.InRole;
import org.xentestday.collector.role.Role;
import org.xentestday.model.event.Event;
import org.xentestday.model.event.EventType;
import org.xentestday.model.json.Hashes;
import org.xentestday.model.json.Json;
import org.xentestday.model.plan.Plan;

/** Publishes plans. */
@Singleton
@InRole(Role.ENROL)
final class Plans {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final EventLog log;
    private final Registry registry;

    Plans(EventLog log, Registry registry) {
        this.log = log;
        this.registry = registry;
    }

    /** Returns when the log has the plan and this process answers with it. The same plan twice is the same event. */
    void publish(Plan plan) {
        Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        String id = HexFormat.of().formatHex(Hashes.sha256(Json.write(plan))).substring(0, 40);
        log.appendOrAway(Event.of(EventType.PLAN, id, "/collector", plan.id(), now, plan));
        if (!registry.await(plan, PATIENCE)) {
            throw KafkaAway.problem();
        }
    }
}
