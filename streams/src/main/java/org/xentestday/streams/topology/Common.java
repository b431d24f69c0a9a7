package org.xentestday.streams.topology;

import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * Keeps a small topic at hand on every instance: enrolled keys, known issues, plans, the track records of machines. Counts its
 * changes, so that whoever decides by it notices.
 */
final class Common extends ContextualProcessor<String, byte[], Void, Void> {
    private final String store;
    private final AtomicLong changes;

    Common(String store, AtomicLong changes) {
        this.store = store;
        this.changes = changes;
    }

    @Override
    public void process(Record<String, byte[]> record) {
        KeyValueStore<String, byte[]> all = context().getStateStore(store);
        if (record.value() == null) {
            all.delete(record.key());
        } else {
            all.put(record.key(), record.value());
        }
        changes.incrementAndGet();
    }
}
