package org.xentestday.collector.document;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.function.Predicate;
import org.xentestday.collector.kafka.EventLog;
import org.xentestday.collector.kafka.KafkaAway;
import org.xentestday.collector.role.InRole;
import org.xentestday.collector.role.Role;
import org.xentestday.model.event.Event;
import org.xentestday.model.event.EventType;
import org.xentestday.model.json.Hashes;
import org.xentestday.model.json.Json;

/** Publishes what an organiser wrote. The same document twice is the same event. */
@Singleton
@InRole(Role.ENROL)
public final class Publisher {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final EventLog log;

    Publisher(EventLog log) {
        this.log = log;
    }

    /**
     * Returns when the log has the document and this process answers with it; else ends the request with 503.
     *
     * @param seen waits until this process knows the document; false if its patience ended before
     */
    public void publish(EventType type, String key, Object document, Predicate<Duration> seen) {
        Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        String id =
                HexFormat.of().formatHex(Hashes.sha256(Json.write(document))).substring(0, 40);
        log.appendOrAway(Event.of(type, id, "/collector", key, now, document));
        if (!seen.test(PATIENCE)) {
            throw KafkaAway.problem();
        }
    }
}
