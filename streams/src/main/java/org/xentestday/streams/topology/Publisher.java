package org.xentestday.streams.topology;

import java.time.Instant;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;
import org.xentestday.model.event.Event;
import org.xentestday.model.event.EventType;

/** Says what is new, once, and withdraws what no longer holds. Of one task. */
final class Publisher {
    private static final String SOURCE = "/streams";
    private static final StringSerializer TEXT = new StringSerializer();

    private final ProcessorContext<String, @Nullable Event> context;
    private final KeyValueStore<String, Published> published;

    Publisher(ProcessorContext<String, @Nullable Event> context, KeyValueStore<String, Published> published) {
        this.context = context;
        this.published = published;
    }

    /** Says that, unless it was the last thing said under that key. */
    void publish(String sink, EventType type, String key, Object body, long now) {
        String place = place(sink, key);
        Published last = published.get(place);
        long at = last == null ? now : Math.max(now, last.at() + 1);
        Event event = Event.of(type, key + "@" + at, SOURCE, key, Instant.ofEpochMilli(at), body);
        Published next = Published.of(event.body(), at);
        if (last == null || !last.digest().equals(next.digest())) {
            published.put(place, next);
            context.forward(new Record<>(key, event, at), sink);
        }
    }

    /** Says nothing any more under a key. Its time goes on, in case that something is said again. */
    void withdraw(String sink, String key, long now) {
        String place = place(sink, key);
        Published last = published.get(place);
        if (last != null && !last.withdrawn()) {
            published.put(place, last.withdrawn(now));
            context.forward(new Record<>(key, null, last.withdrawn(now).at()), sink);
        }
    }

    /** Keys with that prefix under which something is said. */
    Set<String> keys(String sink, String prefix) {
        Set<String> keys = new TreeSet<>();
        try (KeyValueIterator<String, Published> said = published.prefixScan(place(sink, prefix), TEXT)) {
            said.forEachRemaining(entry -> {
                if (!entry.value.withdrawn()) {
                    keys.add(entry.key.substring(sink.length() + 1));
                }
            });
        }
        return keys;
    }

    private static String place(String sink, String key) {
        return sink + ' ' + key;
    }
}
