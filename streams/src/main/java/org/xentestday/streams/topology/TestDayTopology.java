package org.xentestday.streams.topology;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import org.xentestday.model.Topics;
import org.xentestday.model.verdict.Tally;
import org.xentestday.streams.decide.DecisionRule;
import org.xentestday.streams.decide.History;

/**
 * The way of a result: check, admit, cells, decide. Every operator and store has its name here; the text of
 * {@link Topology#describe()} lies in the repository, so that a change of it is a change that people see.
 */
public final class TestDayTopology implements Supplier<Topology> {
    /** Enrolled keys, by kid. */
    static final String KEYS = "keys";
    /** Results whose key is not enrolled yet, by kid, NUL, partition and offset. */
    static final String WAITING = "waiting";
    /** Known issues, by id. */
    static final String ISSUES = "issues";
    /** Plans of TestDays, by id. */
    static final String PLANS = "plans";
    /** The track records of machines over all partitions, by their key. */
    static final String QUALITY = "quality";
    /** The history of each machine on each test, by {@code <release>/<test>}, NUL, machine. */
    static final String HISTORIES = "histories";
    /** Tests whose histories changed since they were last decided, by {@code <release>/<test>}. */
    static final String CHANGED = "changed";
    /** Whether a machine failed a test alone, by {@code <release>/<test>}, NUL, candidate, NUL, machine. */
    static final String ALONE = "alone";
    /** The track records of machines over the tests of this partition, by machine, NUL, candidate. */
    static final String TRACK_RECORDS = "track-records";
    /** What was last said under each key, by topic and key. */
    static final String PUBLISHED = "published";

    private static final Serializer<String> TEXT = new StringSerializer();
    private static final Deserializer<String> TEXT_BACK = new StringDeserializer();

    private final DecisionRule rule;
    private final Duration beat;
    private final int partitions;
    private final boolean believing;

    /**
     * A topology that decides by this rule, at most once a beat of the wall clock for each test that changed.
     *
     * @param partitions of the topic of results
     */
    public TestDayTopology(DecisionRule rule, Duration beat, int partitions) {
        this(rule, beat, partitions, false);
    }

    private TestDayTopology(DecisionRule rule, Duration beat, int partitions, boolean believing) {
        this.rule = rule;
        this.beat = beat;
        this.partitions = partitions;
        this.believing = believing;
    }

    /** The same for somebody's own file: it asks for no signatures, and every machine is its own tester. */
    public TestDayTopology believing() {
        return new TestDayTopology(rule, beat, partitions, true);
    }

    @Override
    public Topology get() {
        AtomicLong changes = new AtomicLong();
        Pace pace = new Pace(beat);
        Topology topology = new Topology();
        common(topology, KEYS, Topics.MACHINES, new AtomicLong());
        common(topology, ISSUES, Topics.ISSUES, changes);
        common(topology, PLANS, Topics.PLANS, changes);
        common(topology, QUALITY, Topics.QUALITY, changes);
        return topology.addSource("results", TEXT_BACK, new ByteArrayDeserializer(), Topics.RESULTS.topic())
                .addProcessor("check", Check::new, "results")
                .addProcessor("admit", () -> new Admit(beat, believing), "check")
                .addProcessor("cells", Cells::new, "admit")
                .addProcessor("decide", () -> new Decide(rule, pace, partitions, changes), "cells")
                .addStateStore(bytes(WAITING), "admit")
                .addStateStore(json(HISTORIES, History.class).withCachingDisabled(), "cells", "decide")
                .addStateStore(bytes(CHANGED).withCachingEnabled(), "decide")
                .addStateStore(json(PUBLISHED, Published.class), "decide")
                .addStateStore(bytes(ALONE), "decide")
                .addStateStore(json(TRACK_RECORDS, Tally.class), "decide")
                .addSink("dispositions", Topics.DISPOSITIONS.topic(), TEXT, new EventSerializer(), "cells")
                .addSink("verdicts", Topics.VERDICTS.topic(), TEXT, new EventSerializer(), "decide")
                .addSink("asks", Topics.ASKS.topic(), TEXT, new EventSerializer(), "decide")
                .addSink("quality", Topics.QUALITY.topic(), TEXT, new EventSerializer(), "decide")
                .addSink("coverage", Topics.COVERAGE.topic(), TEXT, new EventSerializer(), "decide")
                .addSink("dlq", Topics.DLQ.topic(), TEXT, new ByteArraySerializer(), "check");
    }

    /** A small topic that every instance has at hand. */
    private static void common(Topology topology, String name, Topics topic, AtomicLong changes) {
        topology.addGlobalStore(
                Stores.keyValueStoreBuilder(Stores.inMemoryKeyValueStore(name), Serdes.String(), Serdes.ByteArray())
                        .withLoggingDisabled(), // a global store is restored from its topic
                name + "-source",
                TEXT_BACK,
                new ByteArrayDeserializer(),
                topic.topic(),
                name + "-keeper",
                () -> new Common(name, changes));
    }

    private static StoreBuilder<KeyValueStore<String, byte[]>> bytes(String name) {
        return Stores.keyValueStoreBuilder(Stores.persistentKeyValueStore(name), Serdes.String(), Serdes.ByteArray());
    }

    private static <T> StoreBuilder<KeyValueStore<String, T>> json(String name, Class<T> type) {
        return Stores.keyValueStoreBuilder(Stores.persistentKeyValueStore(name), Serdes.String(), JsonSerde.of(type))
                .withCachingEnabled();
    }
}
