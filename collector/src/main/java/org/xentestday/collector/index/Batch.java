package org.xentestday.collector.index;

import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.spi.LoggingEventBuilder;

/** Brings records into the index once, and says which of them are left for another try. */
final class Batch {
    private static final Logger LOG = LoggerFactory.getLogger(Batch.class);

    private final Documents documents;
    private final Sink sink;
    private final DeadLetters dead;
    private final Progress progress;

    Batch(Documents documents, Sink sink, DeadLetters dead, Progress progress) {
        this.documents = documents;
        this.sink = sink;
        this.dead = dead;
        this.progress = progress;
    }

    /** What these records ask of the index. Those that no document can be made of are dealt with at once. */
    List<Item> items(Iterable<ConsumerRecord<String, byte[]>> records) {
        List<Item> items = new ArrayList<>();
        for (ConsumerRecord<String, byte[]> record : records) {
            switch (documents.of(record)) {
                case Reading.Write write -> {
                    progress.read(record.timestamp());
                    items.add(new Item(record, write));
                }
                case Reading.Skip(var why) -> {
                    about(record, why).log("a record makes no document");
                    progress.skipped();
                }
                case Reading.Poison(var reason, var sentence) -> bury(record, reason, sentence);
            }
        }
        return items;
    }

    /** Tries all; returns those that must be tried again. */
    List<Item> write(List<Item> items) throws AwayException {
        List<Item> again = new ArrayList<>();
        for (List<Item> bulk : Bulks.of(items, Bulks.BYTES)) {
            List<Outcome> outcomes = sink.write(bulk.stream().map(Item::write).toList());
            for (int i = 0; i < bulk.size(); i++) {
                if (!done(bulk.get(i), outcomes.get(i))) {
                    again.add(bulk.get(i));
                }
            }
        }
        return again;
    }

    private boolean done(Item item, Outcome outcome) {
        return switch (outcome) {
            case Outcome.Indexed() -> {
                progress.indexed();
                yield true;
            }
            case Outcome.AlreadyThere() -> {
                progress.alreadyThere();
                yield true;
            }
            case Outcome.Later(var why) -> {
                progress.retried();
                yield false;
            }
            case Outcome.Refused(var why) -> {
                bury(item.record(), Documents.NOT_INDEXABLE, why);
                yield true;
            }
        };
    }

    /** Throws {@link KafkaException} where the DLQ does not take it: then nothing of this poll is committed. */
    private void bury(ConsumerRecord<String, byte[]> record, String reason, String sentence) {
        about(record, sentence).addKeyValue("code", reason).log("a record cannot be indexed");
        if (!Documents.dead(record)) {
            dead.send(record, reason, sentence);
        }
        progress.poisoned();
    }

    private static LoggingEventBuilder about(ConsumerRecord<String, byte[]> record, String why) {
        return LOG.atWarn()
                .addKeyValue("topic", record.topic())
                .addKeyValue("partition", record.partition())
                .addKeyValue("offset", record.offset())
                .addKeyValue("key", record.key())
                .addKeyValue("reason", why);
    }
}
