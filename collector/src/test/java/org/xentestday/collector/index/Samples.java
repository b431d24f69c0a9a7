package org.xentestday.collector.index;

import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.jspecify.annotations.Nullable;
import org.xentestday.model.Topics;
import org.xentestday.model.event.BinaryMode;
import org.xentestday.model.event.Event;
import org.xentestday.model.event.EventType;
import org.xentestday.model.fixture.Everything;
import org.xentestday.model.fixture.TestMachine;
import org.xentestday.model.result.Facet;
import org.xentestday.model.result.Facets;
import org.xentestday.model.result.Result;
import org.xentestday.model.verdict.Coverage;
import org.xentestday.model.verdict.Disposition;
import org.xentestday.model.verdict.Verdict;
import org.xentestday.model.verdict.VerdictKind;

/** Records of every kind with every field set, as the log has them. */
final class Samples {
    static final long AT = TestMachine.NOON.toEpochMilli() + 250;
    static final String TEST = "gpu-passthrough-large-vram";
    static final TestMachine MACHINE = TestMachine.named("ada").with(Facet.DUT_BAR, "le8g");

    private Samples() {}

    static Result result() {
        return Everything.result(MACHINE, TEST);
    }

    static Verdict verdict(Facets extent) {
        return Everything.verdict(TEST, VerdictKind.REGRESSION, extent);
    }

    static Coverage coverage() {
        return Everything.coverage(TEST);
    }

    static Disposition disposition() {
        return Everything.disposition(result());
    }

    /** The record of a result, signed. */
    static ConsumerRecord<String, byte[]> record(Result result, long offset) {
        return record(Topics.RESULTS, offset, MACHINE.signed(result, 1));
    }

    /** The record of an event that streams made. */
    static ConsumerRecord<String, byte[]> record(EventType type, String key, Object body, long offset) {
        return record(type.topic(), offset, Event.of(type, key, "/streams", key, TestMachine.NOON, body));
    }

    static ConsumerRecord<String, byte[]> record(Topics topic, long offset, Event event) {
        return raw(topic, offset, event.subject(), event.body(), BinaryMode.kafkaHeaders(event));
    }

    /** Any bytes. */
    static ConsumerRecord<String, byte[]> raw(
            Topics topic, long offset, String key, byte @Nullable [] value, Map<String, byte[]> headers) {
        RecordHeaders all = new RecordHeaders();
        headers.forEach(all::add);
        return new ConsumerRecord<>(
                topic.topic(),
                0,
                offset,
                AT,
                TimestampType.CREATE_TIME,
                key.length(),
                value == null ? 0 : value.length,
                key,
                value,
                all,
                Optional.empty());
    }

    /** A record that nobody can read. */
    static ConsumerRecord<String, byte[]> rubbish(Topics topic, long offset) {
        return raw(topic, offset, "key", "{".getBytes(StandardCharsets.UTF_8), Collections.emptyMap());
    }
}
