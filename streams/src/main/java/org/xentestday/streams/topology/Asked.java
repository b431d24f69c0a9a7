package org.xentestday.streams.topology;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.xentestday.model.event.EventType;
import org.xentestday.model.verdict.Asks;

/**
 * What is asked, by test: so that whoever decides a test again finds what was asked about candidates that nobody would
 * decide again. Of one task.
 */
final class Asked {
    private static final String SINK = "asks";

    private final Publisher publisher;
    /** Keys under which something is asked, by {@code <release>/<test>}. */
    private final Map<String, Set<String>> asked = new TreeMap<>();

    Asked(Publisher publisher) {
        this.publisher = publisher;
        publisher.keys(SINK, "").forEach(key -> asked(testKey(key)).add(key));
    }

    void ask(Asks asks, long now) {
        asked(testKey(asks.key())).add(asks.key());
        publisher.publish(SINK, EventType.ASKS, asks.key(), asks, now);
    }

    /** Asks nothing any more about a test, but under these keys. */
    void keepOnly(Set<String> keys, String testKey, long now) {
        Set<String> before = asked.getOrDefault(testKey, Set.of());
        before.stream().filter(key -> !keys.contains(key)).forEach(key -> publisher.withdraw(SINK, key, now));
        if (keys.isEmpty()) {
            asked.remove(testKey);
        } else {
            before.retainAll(keys);
        }
    }

    /** Tests about which something is asked, by {@code <release>/<test>}. */
    Set<String> tests() {
        return asked.keySet();
    }

    private Set<String> asked(String testKey) {
        return asked.computeIfAbsent(testKey, any -> new TreeSet<>());
    }

    /** Of {@code <release>/<candidate>/<test>}. */
    private static String testKey(String key) {
        return key.substring(0, key.indexOf('/')) + key.substring(key.lastIndexOf('/'));
    }
}
