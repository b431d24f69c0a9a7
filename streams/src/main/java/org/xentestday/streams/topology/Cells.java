package org.xentestday.streams.topology;

import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.xentestday.model.event.Event;
import org.xentestday.model.event.EventType;
import org.xentestday.model.verdict.Disposition;
import org.xentestday.streams.decide.Evidence;
import org.xentestday.streams.decide.History;
import org.xentestday.streams.decide.Standing;

/**
 * Adds admitted evidence to its machine's history, once whatever arrives twice, says what became of each result, and
 * tells the next operator which test changed.
 */
final class Cells extends ContextualProcessor<String, Admission, String, Object> {
    private static final String SOURCE = "/streams";

    private KeyValueStore<String, History> histories;

    @SuppressWarnings("NullAway.Init") // Kafka Streams calls init before anything else
    Cells() {}

    @Override
    public void init(ProcessorContext<String, Object> context) {
        super.init(context);
        histories = context.getStateStore(TestDayTopology.HISTORIES);
    }

    @Override
    public void process(Record<String, Admission> record) {
        switch (record.value()) {
            case Admission.Admitted admitted -> add(record.key(), admitted.test(), admitted.evidence());
            case Admission.Excluded excluded -> exclude(record.key(), excluded);
        }
    }

    private void add(String testKey, String test, Evidence evidence) {
        String key = historyKey(testKey, evidence.machine());
        History before = Objects.requireNonNullElse(histories.get(key), History.EMPTY);
        History after = before.plus(evidence);
        if (!after.equals(before)) {
            histories.put(key, after);
            context().forward(new Record<>(testKey, test, context().currentSystemTimeMs()), "decide");
        }
        Map<String, Standing> said = before.standings();
        after.standings().forEach((id, standing) -> {
            if (!standing.equals(said.get(id))) {
                publish(standing.disposition(test));
            }
        });
        after.spare(before, evidence).forEach(standing -> publish(standing.disposition(test)));
    }

    /** A forged record never takes away what a true one under the same id was told. */
    private void exclude(String testKey, Admission.Excluded excluded) {
        Evidence claimed = excluded.evidence();
        History history = histories.get(historyKey(testKey, claimed.machine()));
        if (history == null || !history.evidence().containsKey(claimed.id())) {
            publish(new Disposition(
                    claimed.id(),
                    Disposition.Kind.EXCLUDED,
                    excluded.doubt().code(),
                    excluded.doubt().sentence(),
                    claimed.machine(),
                    claimed.candidate(),
                    excluded.test(),
                    null,
                    1));
        }
    }

    private void publish(Disposition disposition) {
        long now = context().currentSystemTimeMs();
        Event event = Event.of(
                EventType.DISPOSITION,
                disposition.id(),
                SOURCE,
                disposition.id(),
                Instant.ofEpochMilli(now),
                disposition);
        context().forward(new Record<>(disposition.id(), event, now), "dispositions");
    }

    static String historyKey(String testKey, String machine) {
        return testKey + '\0' + machine;
    }
}
