package org.xentestday.model.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.cloudevents.CloudEvent;
import io.cloudevents.kafka.KafkaMessageFactory;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.xentestday.model.fixture.TestMachine;
import org.xentestday.model.result.Status;

class EnvelopeTest {
    private static final TestMachine MACHINE = TestMachine.named("envelope");

    @Property(tries = 100)
    void binary_mode_gives_back_the_event(@ForAll Status status, @ForAll @IntRange(min = 1, max = 9999) int attempt)
            throws RejectedException {
        Event event = MACHINE.event("4.3.0-rc6", "boot", status, attempt);

        Event read = ofKafka(BinaryMode.kafkaHeaders(event), event.body());

        assertThat(read).isEqualTo(event);
    }

    @Property(tries = 100)
    void structured_mode_gives_back_the_event(@ForAll Status status, @ForAll @IntRange(min = 1, max = 9999) int attempt)
            throws RejectedException {
        Event event = MACHINE.event("4.3.0-rc6", "boot", status, attempt);

        Event read = StructuredMode.read(StructuredMode.write(event));

        assertThat(read).isEqualTo(event);
    }

    @Test
    void the_cloudevents_sdk_reads_our_kafka_headers_as_the_same_event() {
        // given
        Event event = MACHINE.event("4.3.0-rc6", "boot", Status.FAIL, 1);
        RecordHeaders headers = new RecordHeaders();
        BinaryMode.kafkaHeaders(event).forEach(headers::add);

        // when
        CloudEvent theirs =
                KafkaMessageFactory.createReader(headers, event.body()).toEvent();

        // then
        assertThat(theirs.getId()).isEqualTo(event.id());
        assertThat(theirs.getType()).isEqualTo("org.xentestday.result.v1");
        assertThat(theirs.getSource()).hasToString(event.source());
        assertThat(theirs.getSubject()).isEqualTo("4.3.0/boot");
        assertThat(theirs.getDataContentType()).isEqualTo("application/json");
        assertThat(theirs.getTime()).hasToString("2013-06-28T12:00Z");
        assertThat(theirs.getExtension("kid")).isEqualTo(MACHINE.kid());
        assertThat(Objects.requireNonNull(theirs.getData()).toBytes()).isEqualTo(event.body());
    }

    @Test
    void we_read_what_the_cloudevents_sdk_writes() throws RejectedException {
        // given
        Event event = MACHINE.event("4.3.0-rc6", "boot", Status.PASS, 1);
        RecordHeaders headers = new RecordHeaders();
        BinaryMode.kafkaHeaders(event).forEach(headers::add);
        CloudEvent theirs =
                KafkaMessageFactory.createReader(headers, event.body()).toEvent();

        // when
        var written = KafkaMessageFactory.createWriter("topic").writeBinary(theirs);
        Map<String, byte[]> back = new HashMap<>();
        written.headers().forEach(header -> back.put(header.key(), header.value()));

        // then
        assertThat(ofKafka(back, written.value())).isEqualTo(event);
    }

    @Property(tries = 200)
    void no_bytes_make_the_structured_reader_fail_with_anything_but_a_reason(@ForAll("jsonish") String text) {
        try {
            StructuredMode.read(text.getBytes(StandardCharsets.UTF_8));
        } catch (RejectedException e) {
            assertThat(e.sentence()).isNotBlank();
        }
    }

    @Provide
    Arbitrary<String> jsonish() {
        return Arbitraries.strings()
                .withChars("{}[]\":,0123456789.eE-+ \\abdnt\u0000ü\uD800")
                .ofMaxLength(40);
    }

    @ParameterizedTest
    @ValueSource(strings = {"5", "[]", "null", "\"text\"", "{\"n\":1e999}"})
    void data_that_is_no_object_or_has_no_canonical_form_is_malformed(String data) {
        String json = "{\"specversion\":\"1.0\",\"data\":" + data + "}";

        assertThatThrownBy(() -> StructuredMode.read(json.getBytes(StandardCharsets.UTF_8)))
                .asInstanceOf(type(RejectedException.class))
                .extracting(RejectedException::reason)
                .isEqualTo(RejectReason.MALFORMED);
    }

    @Test
    void a_later_major_version_is_told_from_an_unknown_type() {
        assertReason("org.xentestday.result.v2", RejectReason.UNKNOWN_VERSION);
        assertReason("com.example.order.v1", RejectReason.UNKNOWN_TYPE);
    }

    private static void assertReason(String ceType, RejectReason reason) {
        Map<String, byte[]> headers =
                new HashMap<>(BinaryMode.kafkaHeaders(MACHINE.event("4.3.0-rc6", "boot", Status.PASS, 1)));
        headers.put("ce_type", ceType.getBytes(StandardCharsets.UTF_8));

        assertThatThrownBy(() -> ofKafka(headers, new byte[0]))
                .asInstanceOf(type(RejectedException.class))
                .extracting(RejectedException::reason)
                .isEqualTo(reason);
    }

    private static Event ofKafka(Map<String, byte[]> headers, byte[] value) throws RejectedException {
        return BinaryMode.ofKafka(headers.entrySet(), Map.Entry::getKey, Map.Entry::getValue, value);
    }
}
