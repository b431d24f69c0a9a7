package org.xentestday.standalone.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.PublicKey;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.xentestday.model.Topics;
import org.xentestday.model.event.BinaryMode;
import org.xentestday.model.event.Event;
import org.xentestday.model.event.RejectedException;
import org.xentestday.model.event.ResultCheck;
import org.xentestday.model.json.Json;
import org.xentestday.model.sign.Signing;

/** The least that a topology over results does: parse each and count it in a store by test and machine. */
final class ParseAndCount extends ContextualProcessor<String, byte[], Void, Void> {
    /** How much of a result is parsed. */
    enum Parse {
        /** As JSON, whatever it says. */
        JSON,
        /** As the contract wants it: envelope, schema, id. */
        CONTRACT,
        /** The same, and its signature is verified. */
        SIGNED
    }

    private final Parse parse;
    private final Map<String, PublicKey> keys;

    private ParseAndCount(Parse parse, Map<String, PublicKey> keys) {
        this.parse = parse;
        this.keys = keys;
    }

    /** A topology that parses so much; keys are by kid. */
    static Topology topology(Parse parse, Map<String, PublicKey> keys) {
        return new Topology()
                .addSource("results", new StringDeserializer(), new ByteArrayDeserializer(), Topics.RESULTS.topic())
                .addProcessor("count", () -> new ParseAndCount(parse, keys), "results")
                .addStateStore(
                        Stores.keyValueStoreBuilder(
                                        Stores.persistentKeyValueStore("counts"), Serdes.String(), Serdes.Long())
                                .withCachingEnabled(),
                        "count");
    }

    @Override
    public void process(Record<String, byte[]> result) {
        KeyValueStore<String, Long> counts = context().getStateStore("counts");
        String key = result.key() + '/' + machine(result);
        Long count = counts.get(key);
        counts.put(key, count == null ? 1 : count + 1);
    }

    private static Event event(Record<String, byte[]> result) throws RejectedException {
        return BinaryMode.ofKafka(result.headers(), Header::key, Header::value, result.value());
    }

    private Event verified(Event event) {
        String kid = Objects.requireNonNull(event.signature()).kid();
        if (!Signing.verify(event, Objects.requireNonNull(keys.get(kid)))) {
            throw new IllegalStateException("the log of the benchmark has no forged results");
        }
        return event;
    }

    private String machine(Record<String, byte[]> result) {
        try {
            return switch (parse) {
                case JSON -> Json.tree(result.value()).path("machine").asText();
                case CONTRACT -> ResultCheck.check(event(result)).machine();
                case SIGNED -> ResultCheck.check(verified(event(result))).machine();
            };
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (RejectedException e) {
            throw new IllegalStateException("the log of the benchmark has results only", e);
        }
    }
}
