package org.xentestday.streams.topology;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.common.utils.Utils;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.xentestday.model.event.Event;
import org.xentestday.model.event.EventType;
import org.xentestday.model.plan.Plan;
import org.xentestday.model.result.Candidate;
import org.xentestday.model.verdict.Asks;
import org.xentestday.model.verdict.Coverage;
import org.xentestday.model.verdict.TrackRecord;
import org.xentestday.model.verdict.Verdict;
import org.xentestday.streams.decide.Cell;
import org.xentestday.streams.decide.Coverages;
import org.xentestday.streams.decide.DecisionRule;
import org.xentestday.streams.decide.History;
import org.xentestday.streams.decide.KnownIssues;
import org.xentestday.streams.decide.NextRuns;
import org.xentestday.streams.decide.Quality;
import org.xentestday.streams.decide.Question;

/**
 * Once a beat, decides the tests that changed and says what is new, for as long as the {@link Pace} allows; what is left
 * stays marked for the next.
 */
final class Decide extends ContextualProcessor<String, Object, String, @Nullable Event> {
    private static final Logger LOG = LoggerFactory.getLogger(Decide.class);
    private static final byte[] MARK = {1};
    private static final StringSerializer TEXT = new StringSerializer();

    private final DecisionRule rule;
    private final Pace pace;
    private final AtomicLong changes;
    private final int partitions;
    private KeyValueStore<String, History> histories;
    private KeyValueStore<String, byte[]> changed;
    private Publisher publisher;
    private Asked asked;
    private TrackRecords trackRecords;
    private Circumstances circumstances;
    private int passed;

    @SuppressWarnings("NullAway.Init") // Kafka Streams calls init before anything else
    Decide(DecisionRule rule, Pace pace, int partitions, AtomicLong changes) {
        this.rule = rule;
        this.pace = pace;
        this.partitions = partitions;
        this.changes = changes;
    }

    @Override
    public void init(ProcessorContext<String, @Nullable Event> context) {
        super.init(context);
        histories = context.getStateStore(TestDayTopology.HISTORIES);
        changed = context.getStateStore(TestDayTopology.CHANGED);
        publisher = new Publisher(context, context.getStateStore(TestDayTopology.PUBLISHED));
        asked = new Asked(publisher);
        trackRecords = new TrackRecords(
                context.getStateStore(TestDayTopology.ALONE), context.getStateStore(TestDayTopology.TRACK_RECORDS));
        circumstances = new Circumstances(
                context.getStateStore(TestDayTopology.QUALITY),
                context.getStateStore(TestDayTopology.ISSUES),
                context.getStateStore(TestDayTopology.PLANS),
                changes);
        pace.join();
        context.schedule(pace.beat(), PunctuationType.WALL_CLOCK_TIME, this::onBeat);
    }

    @Override
    public void process(Record<String, Object> changedTest) {
        changed.put(changedTest.key(), MARK);
        pace.arrived();
    }

    @Override
    public void close() {
        pace.leave();
    }

    private void onBeat(long now) {
        if (pace.waits(now, passed)) {
            passed++;
            return;
        }
        passed = 0;
        long end = System.nanoTime() + pace.share(now).toNanos();
        markConcerned(circumstances.look());
        for (String testKey : changedTests()) {
            decideAlone(testKey, now);
            changed.delete(testKey);
            if (System.nanoTime() > end) {
                break;
            }
        }
        int partition = context().taskId().partition();
        trackRecords.drain((machine, candidate, sum) -> {
            TrackRecord trackRecord = new TrackRecord(machine, candidate, partition, sum);
            publisher.publish("quality", EventType.TRACK_RECORD, trackRecord.key(), trackRecord, now);
        });
    }

    /** A fault in deciding one test must not keep the others from being decided; its last verdict stays. */
    private void decideAlone(String testKey, long now) {
        try {
            decide(testKey, now);
        } catch (KafkaException e) {
            throw e; // of the stores or of the broker: for Kafka Streams to deal with
        } catch (RuntimeException e) {
            LOG.atError().addKeyValue("test", testKey).setCause(e).log("a test cannot be decided");
        }
    }

    private void markConcerned(Circumstances.Change change) {
        boolean everything = change.issues() || change.plans();
        if (everything || !change.machines().isEmpty()) {
            trackRecords.testsByMachine().forEach((machine, tests) -> {
                if (everything || change.machines().contains(machine)) {
                    tests.forEach(test -> changed.put(test, MARK));
                }
            });
        }
        if (change.plans()) {
            asked.tests().forEach(test -> changed.put(test, MARK)); // the plan before may have wanted them
            circumstances
                    .plans()
                    .forEach(plan -> plan.wanted().stream()
                            .map(wish -> plan.release() + '/' + wish.test())
                            .filter(this::isOurs)
                            .forEach(test -> changed.put(test, MARK)));
        }
    }

    /** Whether results of that test come to this task: keys are spread as every producer of Kafka spreads them. */
    private boolean isOurs(String testKey) {
        byte[] key = testKey.getBytes(StandardCharsets.UTF_8);
        return Utils.toPositive(Utils.murmur2(key)) % partitions
                == context().taskId().partition();
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
        List<Candidate> candidates =
                cells.stream().map(Cell::candidate).distinct().sorted().toList();
        Candidate newest = newest(release, candidates);
        Set<String> said = new HashSet<>();
        for (Candidate candidate : candidates) {
            Question question = new Question(candidate, test, cells, circumstances);
            trackRecords.see(testKey, candidate, Quality.failedAlone(question));
            if (candidate.release().equals(release)) {
                say(question, candidate.equals(newest), now);
                said.add(Verdict.key(candidate, test));
            }
        }
        if (newest != null && !candidates.contains(newest)) {
            Asks untested = NextRuns.untested(new Question(newest, test, cells, circumstances), wanted(release));
            if (!untested.asks().isEmpty()) {
                asked.ask(untested, now);
                said.add(untested.key());
            }
        }
        asked.keepOnly(said, testKey, now);
    }

    /** The newest candidate of a release that ran this test or that the plan names. */
    private @Nullable Candidate newest(String release, List<Candidate> ran) {
        Stream<Candidate> planned = plans(release)
                .flatMap(plan -> plan.candidates().stream()
                        .map(Plan.KnownBuild::candidate)
                        .filter(candidate -> candidate.release().equals(release)));
        // a result filed under this release may be of another one, for which nobody is asked here
        Stream<Candidate> own =
                ran.stream().filter(candidate -> candidate.release().equals(release));
        return Stream.concat(own, planned).max(Comparator.naturalOrder()).orElse(null);
    }

    private Stream<Plan> plans(String release) {
        return circumstances.plans().stream().filter(plan -> plan.release().equals(release));
    }

    private List<Plan.Wanted> wanted(String release) {
        return plans(release).flatMap(plan -> plan.wanted().stream()).toList();
    }

    /** Nobody is asked to run a candidate that has a successor. */
    private void say(Question question, boolean newest, long now) {
        List<Verdict> verdicts = rule.decide(question);
        publish(verdicts, question, now);
        Coverage coverage = Coverages.of(question);
        publisher.publish("coverage", EventType.COVERAGE, coverage.key(), coverage, now);
        asked.ask(
                newest
                        ? NextRuns.after(
                                verdicts.getFirst(),
                                question,
                                wanted(question.candidate().release()))
                        : new Asks(question.candidate(), question.test(), List.of()),
                now);
    }

    /** The main verdict has the plain key, further ones have their extent in it; what is no longer said is withdrawn. */
    private void publish(List<Verdict> verdicts, Question question, long now) {
        String key = verdicts.getFirst().mainKey();
        Set<String> gone = publisher.keys("verdicts", key + '@');
        for (int i = 0; i < verdicts.size(); i++) {
            Verdict verdict = KnownIssues.beside(verdicts.get(i), question, circumstances.issues());
            String own = i == 0 ? key : verdict.furtherKey();
            gone.remove(own);
            publisher.publish("verdicts", EventType.VERDICT, own, verdict, now);
        }
        gone.forEach(own -> publisher.withdraw("verdicts", own, now));
    }

    private List<Cell> cells(String testKey) {
        List<Cell> cells = new ArrayList<>();
        try (KeyValueIterator<String, History> machines = histories.prefixScan(Cells.historyKey(testKey, ""), TEXT)) {
            machines.forEachRemaining(entry -> cells.addAll(entry.value.cells()));
        }
        return cells;
    }
}
