package org.xentestday.streams.topology;

import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Record;
import org.xentestday.model.event.BinaryMode;
import org.xentestday.model.event.DeadLetter;
import org.xentestday.model.event.Event;
import org.xentestday.model.event.RejectReason;
import org.xentestday.model.event.RejectedException;
import org.xentestday.model.event.ResultCheck;

/**
 * Reads records as results. What cannot be read goes to the dead letters with its original bytes and headers, the reason
 * and the place it came from.
 */
final class Check extends ContextualProcessor<String, byte[], String, Object> {
    @Override
    public void process(Record<String, byte[]> record) {
        try {
            context().forward(record.withValue((Object) check(record)), "admit");
        } catch (RejectedException e) {
            context().forward(deadLetter(record, e), "dlq");
        }
    }

    private static Checked check(Record<String, byte[]> record) throws RejectedException {
        if (record.value() == null) {
            throw new RejectedException(RejectReason.MALFORMED, "a result without a body");
        }
        ResultCheck.checkSize(record.value().length);
        Event event = BinaryMode.ofKafka(record.headers(), Header::key, Header::value, record.value());
        if (!event.subject().equals(record.key())) {
            throw new RejectedException(RejectReason.ID_MISMATCH, "the record's key must be its subject");
        }
        return new Checked(event, ResultCheck.check(event));
    }

    private Record<String, Object> deadLetter(Record<String, byte[]> record, RejectedException why) {
        Record<String, Object> dead = record.withValue((Object) record.value());
        add(dead, DeadLetter.REASON, why.reason().code());
        add(dead, DeadLetter.SENTENCE, why.sentence());
        context().recordMetadata().ifPresent(from -> {
            add(dead, DeadLetter.TOPIC, from.topic());
            add(dead, DeadLetter.PARTITION, Integer.toString(from.partition()));
            add(dead, DeadLetter.OFFSET, Long.toString(from.offset()));
        });
        return dead;
    }

    private static void add(Record<String, Object> dead, String name, String value) {
        dead.headers().add(name, value.getBytes(StandardCharsets.UTF_8));
    }
}
