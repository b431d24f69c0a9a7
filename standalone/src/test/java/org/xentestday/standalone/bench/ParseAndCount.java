package org.xentestday.standalone.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.xentestday.model.Topics;
import org.xentestday.model.json.Json;

/** The least that any topology over results does: parse each and count it in a store. */
final class ParseAndCount extends ContextualProcessor<String, byte[], Void, Void> {
    static Topology topology() {
        return new Topology()
                .addSource("results", new StringDeserializer(), new ByteArrayDeserializer(), Topics.RESULTS.topic())
                .addProcessor("count", ParseAndCount::new, "results")
                .addStateStore(
                        Stores.keyValueStoreBuilder(
                                        Stores.persistentKeyValueStore("counts"), Serdes.String(), Serdes.Long())
                                .withCachingEnabled(),
                        "count");
    }

    @Override
    public void process(Record<String, byte[]> result) {
        KeyValueStore<String, Long> counts = context().getStateStore("counts");
        String key = result.key() + '/' + machine(result.value());
        Long count = counts.get(key);
        counts.put(key, count == null ? 1 : count + 1);
    }

    private static String machine(byte[] body) {
        try {
            return Json.tree(body).path("machine").asText();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
