package org.xentestday.streams.topology;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.xentestday.model.event.Event;
import org.xentestday.model.event.EventType;
import org.xentestday.model.verdict.Coverage;
import org.xentestday.model.verdict.Verdict;
import org.xentestday.streams.decide.Cell;
import org.xentestday.streams.decide.Coverages;
import org.xentestday.streams.decide.DecisionRule;
import org.xentestday.streams.decide.History;
import org.xentestday.streams.decide.Question;

/**
 * Once a beat, decides the tests that changed and says what is new. A beat ends after half its length, so that deciding
 * never starves the results still to come; what is left stays marked for the next.
 */
final class Decide extends ContextualProcessor<String, Object, String, Event> {
    private static final String SOURCE = "/streams";
    private static final byte[] MARK = {1};
    private static final StringSerializer TEXT = new StringSerializer();

    private final DecisionRule rule;
    private final Duration beat;
    private KeyValueStore<String, History> histories;
    private KeyValueStore<String, byte[]> changed;
    private KeyValueStore<String, Published> published;

    @SuppressWarnings("NullAway.Init") // Kafka Streams calls init before anything else
    Decide(DecisionRule rule, Duration beat) {
        this.rule = rule;
        this.beat = beat;
    }

    @Override
    public void init(ProcessorContext<String, Event> context) {
        super.init(context);
        histories = context.getStateStore(TestDayTopology.HISTORIES);
        changed = context.getStateStore(TestDayTopology.CHANGED);
        published = context.getStateStore(TestDayTopology.PUBLISHED);
        context.schedule(beat, PunctuationType.WALL_CLOCK_TIME, this::onBeat);
    }

    @Override
    public void process(Record<String, Object> changedTest) {
        changed.put(changedTest.key(), MARK);
    }

    private void onBeat(long now) {
        long end = System.nanoTime() + beat.dividedBy(2).toNanos();
        for (String testKey : changedTests()) {
            decide(testKey, now);
            changed.delete(testKey);
            if (System.nanoTime() > end) {
                return;
            }
        }
    }

    private List<String> changedTests() {
        List<String> tests = new ArrayList<>();
        try (KeyValueIterator<String, byte[]> all = changed.all()) {
            all.forEachRemaining(entry -> tests.add(entry.key));
        }
        return tests;
    }

    private void decide(String testKey, long now) {
        int slash = testKey.indexOf('/');
        String release = testKey.substring(0, slash);
        String test = testKey.substring(slash + 1);
        List<Cell> cells = cells(testKey);
        cells.stream()
                .map(Cell::candidate)
                .filter(candidate -> candidate.release().equals(release))
                .distinct()
                .sorted()
                .map(candidate -> new Question(candidate, test, cells))
                .forEach(question -> {
                    publish(rule.decide(question), now);
                    Coverage coverage = Coverages.of(question);
                    publish("coverage", EventType.COVERAGE, coverage.key(), coverage, now);
                });
    }

    /** The main verdict has the plain key, further ones have their extent in it; what is no longer said is withdrawn. */
    private void publish(List<Verdict> verdicts, long now) {
        String key = verdicts.getFirst().key();
        Set<String> gone = furtherKeys(key);
        publish("verdicts", EventType.VERDICT, key, verdicts.getFirst(), now);
        for (Verdict further : verdicts.subList(1, verdicts.size())) {
            String own = key + '@' + further.extent();
            gone.remove(own);
            publish("verdicts", EventType.VERDICT, own, further, now);
        }
        gone.forEach(own -> withdraw("verdicts", own, now));
    }

    private Set<String> furtherKeys(String key) {
        Set<String> keys = new TreeSet<>();
        try (KeyValueIterator<String, Published> said = published.prefixScan("verdicts " + key + '@', TEXT)) {
            said.forEachRemaining(entry -> keys.add(entry.key.substring("verdicts ".length())));
        }
        return keys;
    }

    /** Says nothing any more under a key. Its time goes on, in case that something is said again. */
    private void withdraw(String sink, String key, long now) {
        String place = sink + ' ' + key;
        Published last = published.get(place);
        if (last != null && !last.equals(last.withdrawn(now))) {
            published.put(place, last.withdrawn(now));
            context().forward(new Record<>(key, null, last.withdrawn(now).at()), sink);
        }
    }

    private List<Cell> cells(String testKey) {
        List<Cell> cells = new ArrayList<>();
        try (KeyValueIterator<String, History> machines = histories.prefixScan(Cells.historyKey(testKey, ""), TEXT)) {
            machines.forEachRemaining(entry -> cells.addAll(entry.value.cells()));
        }
        return cells;
    }

    private void publish(String sink, EventType type, String key, Object record, long now) {
        String place = sink + ' ' + key;
        Published last = published.get(place);
        long at = last == null ? now : Math.max(now, last.at() + 1);
        Event event = Event.of(type, key + "@" + at, SOURCE, key, Instant.ofEpochMilli(at), record);
        Published next = Published.of(event.body(), at);
        if (last == null || !last.digest().equals(next.digest())) {
            published.put(place, next);
            context().forward(new Record<>(key, event, at), sink);
        }
    }
}
