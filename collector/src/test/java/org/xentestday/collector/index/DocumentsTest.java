package org.xentestday.collector.index;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.xentestday.model.Topics;
import org.xentestday.model.catalogue.Catalogue;
import org.xentestday.model.event.Event;
import org.xentestday.model.event.EventType;
import org.xentestday.model.fixture.TestMachine;
import org.xentestday.model.json.Json;
import org.xentestday.model.result.Facet;
import org.xentestday.model.result.Facets;
import org.xentestday.model.result.Result;
import org.xentestday.model.result.Status;
import org.xentestday.model.verdict.Disposition;
import org.xentestday.model.verdict.Verdict;

class DocumentsTest {
    private final Documents documents = new Documents(Catalogue.shipped());

    @Test
    void a_result_becomes_a_document_that_is_made_once() throws IOException {
        // given
        Result result = Samples.result();

        // when
        Reading reading = documents.of(Samples.record(result, 0));

        // then
        assertThat(reading).isInstanceOfSatisfying(Reading.Create.class, create -> {
            assertThat(create.index()).isEqualTo("testday-results-4.3.0");
            assertThat(create.id()).isEqualTo(result.id());
            assertThat(json(create.document()).toPrettyString())
                    .isEqualTo("""
                    {
                      "@timestamp" : "2013-06-28T12:00:00Z",
                      "event" : {
                        "id" : "%1$s",
                        "ingested" : "2013-06-28T12:00:00.250Z",
                        "start" : "2013-06-28T12:00:00Z",
                        "duration" : 1500000000,
                        "outcome" : "failure"
                      },
                      "error" : {
                        "message" : "The guest died when the driver loaded."
                      },
                      "xen" : {
                        "changeset" : "%2$s",
                        "known_by" : "CHANGESET"
                      },
                      "facets" : {
                        "cpu_vendor" : "intel",
                        "dut_bar" : "le8g",
                        "iommu" : "vtd"
                      },
                      "testday" : {
                        "plan" : "xen-4.3.0",
                        "release" : "4.3.0",
                        "candidate" : "4.3.0-rc6",
                        "test" : "gpu-passthrough-large-vram",
                        "test_version" : 1,
                        "area" : "gpu-passthrough",
                        "machine" : "%3$s",
                        "boot" : "%4$s",
                        "attempt" : 1,
                        "status" : "CRASH",
                        "facet" : [ "cpu_vendor=intel", "dut_bar=le8g", "iommu=vtd" ],
                        "reason" : "a-reason",
                        "last_step" : "start the guest",
                        "symptom" : "qemu-assert",
                        "symptom_text" : "qemu: assertion failed",
                        "excerpt" : "(XEN) one\\n(XEN) two",
                        "workarounds" : [ "iommu=no-igfx" ],
                        "warnings" : [ "The screen flickered." ],
                        "measures" : [ {
                          "name" : "throughput",
                          "value" : 9.4,
                          "unit" : "Gbit/s"
                        } ]
                      }
                    }""".formatted(result.id(), result.build().changeset(), result.machine(), result.boot()));
        });
    }

    @ParameterizedTest
    @EnumSource
    void an_outcome_is_known_only_where_the_status_is_evidence(Status status) {
        // when
        String outcome = ResultDocument.outcome(status);

        // then
        assertThat(outcome).isEqualTo(status.failure() ? "failure" : status == Status.PASS ? "success" : "unknown");
    }

    @Test
    void a_verdict_carries_its_numbers_and_itself_whole() throws IOException {
        // given
        Verdict verdict = Samples.verdict(Facets.NONE.with(Facet.DUT_BAR, "le8g"));

        // when
        Reading reading = documents.of(Samples.record(EventType.VERDICT, verdict.mainKey(), verdict, 0));

        // then
        assertThat(reading).isInstanceOfSatisfying(Reading.Put.class, put -> {
            assertThat(put.index()).isEqualTo("testday-verdicts-4.3.0");
            assertThat(put.id()).isEqualTo(verdict.mainKey());
            assertThat(put.version()).isEqualTo(Samples.AT);
            assertThat(json(put.document()).at("/verdict/extent").asText()).isEqualTo("dut_bar=le8g");
            assertThat(json(put.document()).at("/verdict/finding").asBoolean()).isTrue();
            assertThat(json(put.document()).at("/verdict/interval_low").asDouble())
                    .isEqualTo(0.3);
            assertThat(json(put.document()).at("/verdict/since_candidate").asText())
                    .isEqualTo("4.3.0-rc5");
            assertThat(json(put.document()).path("record").asText().getBytes(StandardCharsets.UTF_8))
                    .isEqualTo(Json.write(verdict));
        });
    }

    @Test
    void a_further_finding_of_a_test_stands_beside_its_main_verdict_until_its_own_tombstone() {
        // given
        Verdict main = Samples.verdict(Facets.NONE.with(Facet.DUT_BAR, "le8g"));
        Verdict further = Samples.verdict(Facets.NONE.with(Facet.CPU_VENDOR, "amd"));

        // when
        Reading one = documents.of(Samples.record(EventType.VERDICT, main.mainKey(), main, 0));
        Reading other = documents.of(Samples.record(EventType.VERDICT, further.furtherKey(), further, 1));
        Reading gone = documents.of(Samples.raw(Topics.VERDICTS, 2, further.furtherKey(), null, Map.of()));

        // then
        assertThat(List.of(one, other, gone))
                .extracting(reading -> ((Reading.Write) reading).id())
                .containsExactly(
                        "4.3.0/rc6/gpu-passthrough-large-vram",
                        "4.3.0/rc6/gpu-passthrough-large-vram@cpu_vendor=amd",
                        "4.3.0/rc6/gpu-passthrough-large-vram@cpu_vendor=amd");
    }

    @Test
    void a_verdict_under_a_key_that_is_not_its_own_is_poison() {
        // given
        Verdict verdict = Samples.verdict(Facets.NONE.with(Facet.DUT_BAR, "le8g"));

        // when
        Reading reading = documents.of(Samples.record(EventType.VERDICT, "4.3.0/rc6/boot", verdict, 0));

        // then
        assertThat(reading)
                .isInstanceOfSatisfying(
                        Reading.Poison.class,
                        poison -> assertThat(poison.reason()).isEqualTo("id-mismatch"));
    }

    @Test
    void a_verdict_about_all_machines_says_everyone() {
        // given
        Verdict verdict = Samples.verdict(Facets.NONE);

        // when
        ObjectNode document = put(Samples.record(EventType.VERDICT, verdict.mainKey(), verdict, 0));

        // then
        assertThat(document.at("/verdict/extent").asText()).isEqualTo("everyone");
    }

    @Test
    void coverage_and_dispositions_become_documents_under_their_keys() {
        // given
        String id = Samples.result().id();

        // when
        ObjectNode coverage =
                put(Samples.record(EventType.COVERAGE, Samples.coverage().key(), Samples.coverage(), 0));
        ObjectNode disposition = put(Samples.record(EventType.DISPOSITION, id, Samples.disposition(), 0));

        // then
        assertThat(coverage.path("coverage").toString())
                .isEqualTo("{\"machines\":13,\"failing\":3,\"testers\":11,\"results\":17,\"duplicates\":2}");
        assertThat(disposition.at("/disposition/kind").asText()).isEqualTo("COUNTED");
        assertThat(disposition.at("/testday/release").asText()).isEqualTo("4.3.0");
    }

    @Test
    void a_disposition_of_something_unreadable_has_only_what_is_known() {
        // given
        Disposition disposition =
                new Disposition("x", Disposition.Kind.EXCLUDED, "malformed", "Not JSON.", null, null, null, null, 1);

        // when
        ObjectNode document = put(Samples.record(EventType.DISPOSITION, "x", disposition, 0));

        // then
        assertThat(document.path("testday").isMissingNode()).isTrue();
        assertThat(document.at("/disposition/reason").asText()).isEqualTo("malformed");
    }

    @Test
    void a_key_without_value_removes_what_was_said_under_it() {
        // when
        Reading reading = documents.of(Samples.raw(Topics.VERDICTS, 0, "4.3.0/rc6/boot", null, Map.of()));

        // then
        assertThat(reading).isEqualTo(new Reading.Remove("testday-verdicts-4.3.0", "4.3.0/rc6/boot", Samples.AT));
    }

    @Test
    void an_unreadable_result_is_left_to_streams() {
        // when
        Reading reading = documents.of(Samples.rubbish(Topics.RESULTS, 0));

        // then
        assertThat(reading).isInstanceOf(Reading.Skip.class);
    }

    @Test
    void a_result_that_we_stumble_over_is_not_passed_over() throws IOException {
        // given
        byte[] hollow = bytes("{\"status\":\"PASS\",\"attempt\":1,\"testVersion\":1,\"durationMillis\":1}");
        String id = Json.read(hollow, Result.class).id();
        Event event = new Event(EventType.RESULT, id, "/m", "4.3.0/boot", TestMachine.NOON, 0, null, hollow);

        // when
        Reading reading = documents.of(Samples.record(Topics.RESULTS, 0, event));

        // then
        assertThat(reading)
                .isInstanceOfSatisfying(
                        Reading.Poison.class,
                        poison -> assertThat(poison.reason()).isEqualTo("not-indexable"));
    }

    @Test
    void a_result_for_a_release_that_is_none_is_left_to_streams() {
        // given
        Result result = Samples.MACHINE.result("4.3.0-rc6", "boot", Status.PASS, 1);
        byte[] odd = bytes(new String(Json.write(result), StandardCharsets.UTF_8)
                .replace("\"release\":\"4.3.0\"", "\"release\":\"4.x\""));
        Event event = new Event(EventType.RESULT, result.id(), "/m", "4.x/boot", TestMachine.NOON, 0, null, odd);

        // when
        Reading reading = documents.of(Samples.record(Topics.RESULTS, 0, event));

        // then
        assertThat(reading).isEqualTo(new Reading.Skip("no release: 4.x"));
    }

    @Test
    void an_unreadable_verdict_is_poison() {
        // when
        Reading reading = documents.of(Samples.rubbish(Topics.VERDICTS, 0));

        // then
        assertThat(reading)
                .isInstanceOfSatisfying(
                        Reading.Poison.class,
                        poison -> assertThat(poison.reason()).isEqualTo("malformed"));
    }

    @Test
    void a_verdict_sent_to_the_results_topic_makes_no_verdict() {
        // given
        Verdict forged = Samples.verdict(Facets.NONE);
        Event event = Event.of(EventType.VERDICT, "1", "/streams", forged.mainKey(), TestMachine.NOON, forged);

        // when
        Reading reading = documents.of(Samples.record(Topics.RESULTS, 0, event));

        // then
        assertThat(reading)
                .isEqualTo(new Reading.Skip("org.xentestday.verdict.v1 does not belong into testday.results.v1"));
    }

    @Test
    void a_result_under_another_results_id_is_not_indexed() {
        // given
        Result result = Samples.result();
        Event event = Event.of(EventType.RESULT, "0".repeat(40), "/m", result.key(), TestMachine.NOON, result);

        // when
        Reading reading = documents.of(Samples.record(Topics.RESULTS, 0, event));

        // then
        assertThat(reading).isEqualTo(new Reading.Skip("the id must be " + result.id()));
    }

    @Test
    void a_release_that_is_none_names_no_index() {
        // when
        Reading reading = documents.of(Samples.raw(Topics.VERDICTS, 0, "../_all/rc6/boot", null, Map.of()));

        // then
        assertThat(reading).isInstanceOf(Reading.Poison.class);
    }

    @Test
    void an_id_that_would_fail_its_whole_bulk_is_poison() {
        // when
        Reading reading = documents.of(Samples.raw(Topics.VERDICTS, 0, "4.3.0/rc6/" + "x".repeat(512), null, Map.of()));

        // then
        assertThat(reading)
                .isEqualTo(new Reading.Poison("not-indexable", "an id of 522 bytes; the index takes 1 to 512"));
    }

    @Test
    void a_dead_letter_says_where_it_was_and_why_it_is_there() {
        // given
        ConsumerRecord<String, byte[]> dead = Samples.raw(
                Topics.DLQ,
                7,
                "key",
                "{".getBytes(StandardCharsets.UTF_8),
                Map.of(
                        "ce_id", bytes("some-id"),
                        "testday.reason", bytes("malformed"),
                        "testday.sentence", bytes("not JSON"),
                        "testday.topic", bytes("testday.results.v1"),
                        "testday.partition", bytes("3"),
                        "testday.offset", bytes("42")));

        // when
        Reading reading = documents.of(dead);

        // then
        assertThat(reading).isInstanceOfSatisfying(Reading.Create.class, create -> {
            assertThat(create.index()).isEqualTo("testday-rejected");
            assertThat(create.id()).isEqualTo("testday.results.v1-3-42");
            assertThat(json(create.document())).hasToString("""
                    {"@timestamp":"2013-06-28T12:00:00.250Z","event":{"id":"some-id"},\
                    "rejected":{"reason":"malformed","sentence":"not JSON","topic":"testday.results.v1",\
                    "partition":3,"offset":42}}""");
        });
    }

    @Test
    void a_dead_letter_of_kafka_streams_itself_is_read_too() {
        // given
        ConsumerRecord<String, byte[]> dead = Samples.raw(
                Topics.DLQ,
                7,
                "key",
                null,
                Map.of(
                        "__streams.errors.exception", bytes("java.lang.ArithmeticException"),
                        "__streams.errors.message", bytes("/ by zero"),
                        "__streams.errors.topic", bytes("testday.results.v1"),
                        "__streams.errors.partition", bytes("1"),
                        "__streams.errors.offset", bytes("2")));

        // when
        Reading reading = documents.of(dead);

        // then
        assertThat(reading).isInstanceOfSatisfying(Reading.Create.class, create -> {
            assertThat(create.id()).isEqualTo("testday.results.v1-1-2");
            assertThat(json(create.document()).at("/rejected/reason").asText()).isEqualTo("streams-error");
            assertThat(json(create.document()).at("/rejected/sentence").asText())
                    .isEqualTo("/ by zero");
        });
    }

    @Test
    void a_dead_letter_without_any_word_is_found_where_it_is_now() {
        // when
        Reading reading = documents.of(Samples.rubbish(Topics.DLQ, 7));

        // then
        assertThat(reading)
                .isInstanceOfSatisfying(
                        Reading.Create.class, create -> assertThat(create.id()).isEqualTo("testday.dlq.v1-0-7"));
    }

    private ObjectNode put(ConsumerRecord<String, byte[]> from) {
        return json(((Reading.Put) documents.of(from)).document());
    }

    private static ObjectNode json(byte[] document) {
        try {
            return (ObjectNode) Json.tree(document);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
