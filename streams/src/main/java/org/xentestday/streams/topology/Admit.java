package org.xentestday.streams.topology;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.xentestday.model.event.Event;
import org.xentestday.model.event.RejectedException;
import org.xentestday.model.event.ResultCheck;
import org.xentestday.model.event.StructuredMode;
import org.xentestday.model.sign.Doubt;
import org.xentestday.model.sign.Signature;
import org.xentestday.model.sign.Signing;
import org.xentestday.streams.decide.Evidence;

/**
 * Asks whose result it is. One whose key is not enrolled yet waits: enrolments come by another topic, and which of the
 * two arrives first must not matter.
 */
final class Admit extends ContextualProcessor<String, Object, String, Admission> {
    private final Duration beat;
    private final boolean believing;
    private KeyRing keys;
    private KeyValueStore<String, byte[]> waiting;

    @SuppressWarnings("NullAway.Init") // Kafka Streams calls init before anything else
    Admit(Duration beat, boolean believing) {
        this.beat = beat;
        this.believing = believing;
    }

    @Override
    public void init(ProcessorContext<String, Admission> context) {
        super.init(context);
        keys = new KeyRing(context.getStateStore(TestDayTopology.KEYS));
        waiting = context.getStateStore(TestDayTopology.WAITING);
        context.schedule(beat, PunctuationType.WALL_CLOCK_TIME, now -> admitWaiting(now));
    }

    @Override
    public void process(Record<String, Object> record) {
        Checked checked = (Checked) record.value();
        context().forward(record.withValue(admission(checked, Instant.ofEpochMilli(record.timestamp()))));
    }

    private Admission admission(Checked checked, Instant arrival) {
        Event event = checked.event();
        if (believing) {
            return new Admission.Admitted(
                    checked.result().test(),
                    Evidence.of(event, checked.result(), checked.result().machine()));
        }
        Signature signature = event.signature();
        if (signature == null) {
            return excluded(checked, Doubt.UNSIGNED);
        }
        return keys.find(signature.kid())
                .map(key -> admission(checked, key, arrival))
                .orElseGet(() -> {
                    waiting.put(signature.kid() + '\0' + place(), StructuredMode.write(event));
                    return excluded(checked, Doubt.NOT_ENROLLED);
                });
    }

    /** Every arrival waits by itself: two under one id may say different things, and each copy is counted as one. */
    private String place() {
        return context()
                .recordMetadata()
                .map(from -> from.partition() + "-" + from.offset())
                .orElseThrow();
    }

    private static Admission admission(Checked checked, KeyRing.Entry key, Instant arrival) {
        if (!Signing.verify(checked.event(), key.key())) {
            return excluded(checked, Doubt.WRONG_SIGNATURE);
        }
        if (!key.enrolment().machine().equals(checked.result().machine())) {
            return excluded(checked, Doubt.WRONG_MACHINE);
        }
        if (!key.enrolment().countsAt(arrival)) {
            return excluded(checked, Doubt.REVOKED);
        }
        Evidence evidence =
                Evidence.of(checked.event(), checked.result(), key.enrolment().tester());
        return new Admission.Admitted(checked.result().test(), evidence);
    }

    private static Admission excluded(Checked checked, Doubt doubt) {
        Evidence nobodys = Evidence.of(checked.event(), checked.result(), "");
        return new Admission.Excluded(checked.result().test(), nobodys, doubt);
    }

    private void admitWaiting(long now) {
        for (KeyValue<String, byte[]> entry : nowEnrolled()) {
            waiting.delete(entry.key);
            Checked checked = readBack(entry.value);
            // It waited for the enrolment, so it arrived before any revocation.
            context().forward(new Record<>(checked.event().subject(), admission(checked, Instant.MIN), now));
        }
    }

    private List<KeyValue<String, byte[]>> nowEnrolled() {
        List<KeyValue<String, byte[]>> enrolled = new ArrayList<>();
        try (KeyValueIterator<String, byte[]> all = waiting.all()) {
            all.forEachRemaining(entry -> {
                if (keys.find(entry.key.substring(0, entry.key.indexOf('\0'))).isPresent()) {
                    enrolled.add(entry);
                }
            });
        }
        return enrolled;
    }

    private static Checked readBack(byte[] stored) {
        try {
            Event event = StructuredMode.read(stored);
            return new Checked(event, ResultCheck.check(event));
        } catch (RejectedException e) {
            throw new IllegalStateException("what was checked before it was stored must still be a result", e);
        }
    }
}
