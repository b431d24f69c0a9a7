package org.xentestday.collector.export;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.xentestday.collector.kafka.EventRecords;
import org.xentestday.collector.kafka.KafkaClients;
import org.xentestday.collector.role.InRole;
import org.xentestday.collector.role.Role;
import org.xentestday.model.Topics;
import org.xentestday.model.event.Event;
import org.xentestday.model.event.EventType;
import org.xentestday.model.event.RejectedException;
import org.xentestday.model.event.StructuredMode;
import org.xentestday.model.json.Hashes;
import org.xentestday.model.plan.Enrolment;
import org.xentestday.model.plan.Plan;

/**
 * All that the verdicts of a release were made from, as lines that {@code testday-server replay} reads: enrolments,
 * known issues and plans as they are now, then every result, in the order of the log. Of the enrolled only those are
 * told apart who must be: each tester has another name in each export.
 */
@Singleton
@InRole(Role.ENROL)
final class Export {
    private static final List<Topics> CIRCUMSTANCES = List.of(Topics.MACHINES, Topics.ISSUES, Topics.PLANS);

    private final KafkaClients kafka;

    Export(KafkaClients kafka) {
        this.kafka = kafka;
    }

    /** The lines as they are read; whoever gets the stream closes it. Throws {@code KafkaException} if the log is away. */
    InputStream of(Plan plan) {
        Consumer<String, byte[]> consumer = kafka.of(Role.ENROL).reader("testday-export");
        try {
            List<byte[]> before = new ArrayList<>();
            Testers testers = new Testers();
            for (Topics topic : CIRCUMSTANCES) {
                newest(new LogReading(consumer, topic)).values().forEach(event -> before.add(line(event, testers)));
            }
            Stream<byte[]> results = stream(new LogReading(consumer, Topics.RESULTS))
                    .filter(each -> each.key() != null && each.key().startsWith(plan.release() + "/"))
                    .flatMap(each -> event(each).stream())
                    .filter(event -> event.type() == EventType.RESULT)
                    .map(StructuredMode::write);
            return new LineStream(Stream.concat(before.stream(), results).iterator(), consumer::close);
        } catch (KafkaException e) {
            consumer.close();
            throw e;
        }
    }

    /** What compaction would leave, by key. */
    private static SortedMap<String, Event> newest(LogReading reading) {
        SortedMap<String, Event> newest = new TreeMap<>();
        reading.forEachRemaining(each -> {
            if (each.key() != null) {
                newest.remove(each.key());
                event(each).ifPresent(event -> newest.put(each.key(), event));
            }
        });
        return newest;
    }

    private static Optional<Event> event(ConsumerRecord<String, byte[]> seen) {
        try {
            return seen.value() == null ? Optional.empty() : Optional.of(EventRecords.read(seen));
        } catch (RejectedException _) {
            return Optional.empty(); // it counts for nobody, and lies in the DLQ
        }
    }

    private static byte[] line(Event event, Testers testers) {
        try {
            return StructuredMode.write(
                    event.type() == EventType.ENROLMENT ? testers.hidden(event, event.record(Enrolment.class)) : event);
        } catch (IOException e) {
            throw new IllegalStateException("an event of the log can be read", e);
        }
    }

    private static <T> Stream<T> stream(Iterator<T> items) {
        Iterable<T> once = () -> items;
        return StreamSupport.stream(once.spliterator(), false);
    }

    /** Other names for testers, the same within one export only. */
    private static final class Testers {
        private final byte[] salt = new byte[16];

        Testers() {
            new SecureRandom().nextBytes(salt);
        }

        Event hidden(Event event, Enrolment enrolment) {
            String name = HexFormat.of().formatHex(salt) + enrolment.tester();
            String hidden = "tester-"
                    + HexFormat.of()
                            .formatHex(Hashes.sha256(name.getBytes(StandardCharsets.UTF_8)))
                            .substring(0, 16);
            return Event.of(
                    EventType.ENROLMENT,
                    event.id(),
                    event.source(),
                    event.subject(),
                    event.time(),
                    new Enrolment(
                            enrolment.kid(),
                            enrolment.publicKey(),
                            enrolment.machine(),
                            hidden,
                            enrolment.enrolledAt(),
                            null,
                            enrolment.revokedAt()));
        }
    }
}
