package org.xentestday.collector.kafka;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.KafkaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.xentestday.collector.role.InRole;
import org.xentestday.collector.role.Role;
import org.xentestday.model.event.Event;
import org.xentestday.model.event.EventType;

/** The log on Kafka. All events of a call are under way at once and share one deadline. Thread-safe. */
@Singleton
@InRole({Role.INTAKE, Role.ENROL})
final class KafkaEventLog implements EventLog, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(KafkaEventLog.class);
    private static final Duration CLOSING = Duration.ofSeconds(10);

    private final Producer<String, byte[]> machines;
    private final Producer<String, byte[]> organisers;
    private final Duration timeout;
    private final Timer latency;

    @Inject
    KafkaEventLog(KafkaClients clients, MeterRegistry meters) {
        this(
                clients.producer("testday-collector"),
                clients.of(Role.ENROL).producer("testday-enrol"),
                clients.timeout(),
                meters);
    }

    /** Writes what machines say with the one and what organisers say with the other: they have different rights. */
    KafkaEventLog(
            Producer<String, byte[]> machines,
            Producer<String, byte[]> organisers,
            Duration timeout,
            MeterRegistry meters) {
        this.machines = machines;
        this.organisers = organisers;
        this.timeout = timeout;
        this.latency = Timer.builder("testday.log.append")
                .description("From the first send of a call until Kafka acknowledged or the deadline passed")
                .publishPercentileHistogram()
                .minimumExpectedValue(Duration.ofMillis(1))
                .maximumExpectedValue(Duration.ofSeconds(10))
                .register(meters);
    }

    @Override
    public List<Outcome> append(List<Event> events) {
        long start = System.nanoTime();
        long deadline = start + timeout.toNanos();
        List<Future<?>> sends = new ArrayList<>(events.size());
        for (Event event : events) {
            // One send may wait for a broker as long as the whole call may take; the rest then need not try.
            sends.add(
                    System.nanoTime() < deadline
                            ? send(event)
                            : CompletableFuture.failedFuture(new TimeoutException()));
        }
        List<Outcome> outcomes =
                sends.stream().map(sent -> await(sent, deadline)).toList();
        latency.record(System.nanoTime() - start, TimeUnit.NANOSECONDS);
        return outcomes;
    }

    private Future<?> send(Event event) {
        try {
            return producer(event).send(EventRecords.write(event));
        } catch (KafkaException | IllegalStateException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    private Producer<String, byte[]> producer(Event event) {
        return event.type() == EventType.RESULT || event.type() == EventType.ACTIVITY ? machines : organisers;
    }

    private static Outcome await(Future<?> sent, long deadline) {
        try {
            sent.get(Math.max(0, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
            return Outcome.APPENDED;
        } catch (ExecutionException | TimeoutException e) {
            LOG.atWarn().addKeyValue("cause", reason(e)).log("event not acknowledged");
            return Outcome.AWAY;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Outcome.AWAY;
        }
    }

    private static String reason(Exception e) {
        return String.valueOf(e.getCause() == null ? e : e.getCause());
    }

    @PreDestroy
    @Override
    public void close() {
        machines.close(CLOSING);
        organisers.close(CLOSING);
    }
}
