package org.xentestday.collector.view;

import java.io.IOException;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.xentestday.collector.kafka.EventRecords;
import org.xentestday.model.Topics;
import org.xentestday.model.event.Event;
import org.xentestday.model.event.EventType;
import org.xentestday.model.event.RejectedException;
import org.xentestday.model.json.Json;
import org.xentestday.model.json.Schema;

/** What a record of a compacted topic means. */
sealed interface Change {
    Logger LOG = LoggerFactory.getLogger(Change.class);
    Map<EventType, Schema> SCHEMAS = Stream.of(EventType.values())
            .filter(type -> type.topic().compacted())
            .collect(Collectors.toUnmodifiableMap(Function.identity(), type -> Schema.of(type.schema())));

    /** A record of the contract now holds for the key. */
    record Said(EventType type, Record body) implements Change {}

    /** Nothing holds for the key any more. */
    record Gone(Topics topic) implements Change {}

    /** Not of the contract, or of a version that this one cannot read. */
    record Unread(String why) implements Change {}

    /** Reads it. */
    static Change of(ConsumerRecord<String, byte[]> record) {
        Optional<Topics> topic = Topics.all().stream()
                .filter(each -> each.topic().equals(record.topic()))
                .findFirst();
        if (topic.isEmpty() || record.key() == null) {
            return unread(record, "no key, or no topic of the contract");
        }
        if (record.value() == null) {
            return new Gone(topic.get());
        }
        try {
            return said(record, topic.get(), EventRecords.read(record));
        } catch (RejectedException | IOException e) {
            return unread(record, String.valueOf(e.getMessage()));
        }
    }

    private static Change said(ConsumerRecord<String, byte[]> record, Topics topic, Event event) throws IOException {
        if (event.type().topic() != topic) {
            return unread(record, event.type() + " does not belong here");
        }
        Optional<String> broken = schema(event.type()).broken(Json.tree(event.body()));
        return broken.isPresent()
                ? unread(record, broken.get())
                : new Said(event.type(), (Record) event.record(event.type().body()));
    }

    private static Schema schema(EventType type) {
        return Objects.requireNonNull(SCHEMAS.get(type), "followed topics are compacted");
    }

    private static Unread unread(ConsumerRecord<String, byte[]> record, String why) {
        LOG.atWarn()
                .addKeyValue("topic", record.topic())
                .addKeyValue("partition", record.partition())
                .addKeyValue("offset", record.offset())
                .addKeyValue("reason", why)
                .log("A record is passed over: it cannot be read");
        return new Unread(why);
    }
}
