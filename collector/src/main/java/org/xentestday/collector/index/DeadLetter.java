package org.xentestday.collector.index;

/** The headers that a record in the DLQ carries beside its own: streams and the indexer write them alike. */
final class DeadLetter {
    static final String REASON = "testday.reason";
    static final String SENTENCE = "testday.sentence";
    static final String TOPIC = "testday.topic";
    static final String PARTITION = "testday.partition";
    static final String OFFSET = "testday.offset";
    /** Kafka Streams' own headers, where its handlers wrote the record and not we. */
    static final String STREAMS = "__streams.errors.";

    private DeadLetter() {}
}
