package org.xentestday.collector.index;

import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.jspecify.annotations.Nullable;
import org.xentestday.model.Topics;
import org.xentestday.model.event.BinaryMode;
import org.xentestday.model.event.Event;
import org.xentestday.model.event.EventType;
import org.xentestday.model.fixture.TestMachine;
import org.xentestday.model.result.Candidate;
import org.xentestday.model.result.Facet;
import org.xentestday.model.result.Facets;
import org.xentestday.model.result.Measure;
import org.xentestday.model.result.Result;
import org.xentestday.model.result.Status;
import org.xentestday.model.result.Symptom;
import org.xentestday.model.verdict.Coverage;
import org.xentestday.model.verdict.Disposition;
import org.xentestday.model.verdict.Tally;
import org.xentestday.model.verdict.Verdict;
import org.xentestday.model.verdict.VerdictKind;

/** Records of every kind with every field set, as the log has them. */
final class Samples {
    static final long AT = TestMachine.NOON.toEpochMilli() + 250;
    static final Candidate RC6 = Candidate.parse("4.3.0-rc6");
    static final String TEST = "gpu-passthrough-large-vram";
    static final TestMachine MACHINE = TestMachine.named("ada").with(Facet.DUT_BAR, "le8g");

    private Samples() {}

    /** A result with every optional field. */
    static Result result() {
        Result plain = MACHINE.result("4.3.0-rc6", TEST, Status.CRASH, 1);
        return new Result(
                plain.plan(),
                plain.release(),
                plain.machine(),
                plain.boot(),
                plain.test(),
                plain.testVersion(),
                plain.attempt(),
                plain.build(),
                plain.status(),
                "The guest died when the driver loaded.",
                "a-reason",
                "start the guest",
                new Symptom("qemu-assert", "qemu: assertion failed"),
                List.of("(XEN) one", "(XEN) two"),
                plain.facets(),
                plain.startedAt(),
                1_500,
                List.of("iommu=no-igfx"),
                List.of("The screen flickered."),
                List.of(new Measure("throughput", 9.4, "Gbit/s")));
    }

    static Verdict verdict(Facets extent) {
        return new Verdict(
                RC6,
                TEST,
                VerdictKind.REGRESSION,
                extent,
                List.of(Facets.NONE.with(Facet.DUT_CLASS, "gpu")),
                Candidate.parse("4.2.0-final"),
                Candidate.parse("4.3.0-rc5"),
                new Tally(3, 4),
                new Tally(0, 9),
                new Tally(0, 5),
                0.97,
                List.of(0.3, 0.95),
                0.5,
                1,
                List.of("0".repeat(40)),
                "1",
                List.of("REGR. vs. 4.2.0"),
                "one more AMD host would decide");
    }

    static Coverage coverage() {
        return new Coverage(
                RC6,
                TEST,
                new Tally(3, 13),
                11,
                17,
                2,
                Map.of(Status.CRASH, 3, Status.PASS, 14),
                new TreeMap<>(Map.of("unknown", 13)),
                new TreeMap<>(Map.of("dut_bar", new TreeMap<>(Map.of("le8g", new Tally(3, 4))))));
    }

    static Disposition disposition(String id) {
        return new Disposition(
                id,
                Disposition.Kind.COUNTED,
                "a-reason",
                "It is part of the verdict.",
                MACHINE.pseudonym(),
                RC6,
                TEST,
                Verdict.key(RC6, TEST),
                2);
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
