package org.xentestday.streams.topology;

import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;

/** Keeps the enrolled keys of all machines at hand, on every instance. */
final class Enrol extends ContextualProcessor<String, byte[], Void, Void> {
    @Override
    public void process(Record<String, byte[]> record) {
        KeyValueStore<String, byte[]> keys = context().getStateStore(TestDayTopology.KEYS);
        keys.put(record.key(), record.value());
    }
}
