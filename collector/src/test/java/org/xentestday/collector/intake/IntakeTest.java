package org.xentestday.collector.intake;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Consumer;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.xentestday.collector.fixture.Answer;
import org.xentestday.model.event.Attributes;
import org.xentestday.model.event.Event;
import org.xentestday.model.event.EventType;
import org.xentestday.model.event.StructuredMode;
import org.xentestday.model.fixture.TestMachine;
import org.xentestday.model.json.Json;
import org.xentestday.model.result.Status;
import org.xentestday.model.sign.Signing;

/** Single results over HTTP: what is taken, and the problem of each that is not. */
class IntakeTest extends AtTheDoor {
    private static final String RESULTS = "/api/v1/results";

    @Test
    void signed_result_is_acknowledged_and_in_the_log_as_it_was_sent() {
        // given
        Event event = result(1);
        // when
        Answer answer = collector.post(RESULTS, event);
        // then
        assertThat(answer.status()).isEqualTo(202);
        assertThat(answer.json().path("id").asText()).isEqualTo(event.id());
        assertThat(collector.log().events()).last().isEqualTo(event);
    }

    @Test
    void binary_mode_gives_the_same_event_however_its_body_is_written() {
        // given
        Event event = result(2);
        byte[] loose = (" " + new String(event.body(), StandardCharsets.UTF_8).replace(",\"", " ,\n \"") + "\n")
                .getBytes(StandardCharsets.UTF_8);
        HttpRequest.Builder request = collector.to(RESULTS).header("Content-Type", "application/json; charset=utf-8");
        Attributes.of(event).forEach((name, value) -> request.header("ce-" + name, value));
        // when
        Answer answer = collector.send(request.POST(HttpRequest.BodyPublishers.ofByteArray(loose)));
        // then
        assertThat(answer.status()).isEqualTo(202);
        assertThat(collector.log().events()).last().isEqualTo(event);
    }

    @Test
    void gzip_is_understood() throws IOException {
        // given
        Event event = result(3);
        // when
        Answer answer = collector.send(collector
                .to(RESULTS)
                .header("Content-Type", StructuredMode.CONTENT_TYPE)
                .header("Content-Encoding", "gzip")
                .POST(HttpRequest.BodyPublishers.ofByteArray(gzip(StructuredMode.write(event)))));
        // then
        assertThat(answer.status()).isEqualTo(202);
        assertThat(collector.log().events()).last().isEqualTo(event);
    }

    @Test
    void gzip_bomb_is_too_large() throws IOException {
        // given 100 MB of blanks in about 100 kB
        byte[] bomb = gzip(new byte[100_000_000]);
        // when
        Answer answer = collector.send(collector
                .to(RESULTS)
                .header("Content-Type", StructuredMode.CONTENT_TYPE)
                .header("Content-Encoding", "gzip")
                .POST(HttpRequest.BodyPublishers.ofByteArray(bomb)));
        // then
        answer.isProblem(413, "too-large");
    }

    @Test
    void no_json_is_malformed() {
        for (String body : List.of("", "{", "[]", "5", "null", "{\"specversion\":\"1.0\"}", "\"text\"", "{} {}")) {
            refused(body.getBytes(StandardCharsets.UTF_8), 400, "malformed");
        }
    }

    @Test
    void bytes_that_are_not_utf8_are_malformed() {
        refused(new byte[] {'{', '"', (byte) 0xE9, '"', ':', '1', '}'}, 400, "malformed");
    }

    @Test
    void deep_json_is_malformed() {
        String deep = "{\"data\":" + "[".repeat(20_000) + "]".repeat(20_000) + "}";
        refused(deep.getBytes(StandardCharsets.UTF_8), 400, "malformed");
    }

    @Test
    void data_without_a_canonical_form_is_malformed() {
        for (String data : List.of("5", "\"text\"", "{\"n\":" + "9".repeat(900) + "}")) {
            refused(changed(json -> json.set("data", tree(data))), 400, "malformed");
        }
    }

    @Test
    void property_given_twice_is_malformed() {
        String twice = new String(StructuredMode.write(result(1)), StandardCharsets.UTF_8)
                .replaceFirst("\"id\":", "\"id\":\"0\",\"id\":");
        refused(twice.getBytes(StandardCharsets.UTF_8), 400, "malformed");
    }

    @Test
    void body_over_the_limit_is_too_large() {
        refused(changed(json -> ((ObjectNode) json.path("data")).put("more", "x".repeat(64 * 1024))), 413, "too-large");
        refused(new byte[Sizes.EVENT + 1], 413, "too-large");
    }

    @Test
    void type_and_version_must_be_known() {
        refused(changed(json -> json.put("type", "org.xentestday.result.v2")), 400, "unknown-version");
        refused(changed(json -> json.put("type", "com.example.thing.v1")), 400, "unknown-type");
        refused(changed(json -> json.put("type", EventType.ACTIVITY.ceType())), 400, "unknown-type");
        refused(changed(json -> json.put("specversion", "0.3")), 400, "malformed");
    }

    @Test
    void body_that_breaks_the_schema_is_invalid() {
        refused(changed(json -> ((ObjectNode) json.path("data")).put("status", "GREEN")), 400, "invalid");
        refused(changed(json -> ((ObjectNode) json.path("data")).remove("machine")), 400, "invalid");
    }

    @Test
    void id_must_follow_from_the_cause() {
        refused(changed(json -> json.put("id", "0".repeat(40))), 400, "id-mismatch");
        refused(changed(json -> json.put("subject", "4.3.0/other")), 400, "id-mismatch");
    }

    @Test
    void unsigned_result_is_refused() {
        refused(changed(json -> json.remove(List.of("kid", "sig"))), 403, "unsigned");
    }

    @Test
    void stranger_is_refused() {
        Event event = TestMachine.named("stranger").event("4.3.0-rc6", "guest-hvm", Status.PASS, 1);
        refused(StructuredMode.write(event), 403, "not-enrolled");
    }

    @Test
    void stranger_is_asked_to_wait_while_the_registry_reads() {
        // given
        collector.log().caughtUp(false);
        Event event = TestMachine.named("stranger").event("4.3.0-rc6", "guest-hvm", Status.PASS, 1);
        // when
        Answer answer = collector.post(RESULTS, event);
        // then
        answer.isProblem(503, "starting");
        assertThat(answer.headers().firstValue("Retry-After")).contains("2");
    }

    @Test
    void wrongly_signed_result_is_refused() {
        refused(changed(json -> json.put("time", "2013-06-28T12:00:01Z")), 403, "wrong-signature");
        refused(changed(json -> json.put("sig", "no signature")), 403, "wrong-signature");
        refused(changed(json -> json.put("source", "/machines/x\ny")), 403, "wrong-signature");
    }

    @Test
    void nobody_speaks_for_another_machine() {
        // given a machine that signs a result of the other with its own key
        TestMachine other = collector.enrolled(TestMachine.named("other"));
        Event event = Signing.sign(result(1), other.kid(), other.keys().getPrivate());
        // when, then
        refused(StructuredMode.write(event), 403, "wrong-machine");
    }

    @Test
    void nothing_is_acknowledged_while_the_log_is_away() {
        // given
        collector.log().away(true);
        // when
        Answer answer = collector.post(RESULTS, result(1));
        // then
        answer.isProblem(503, "kafka-away");
        assertThat(answer.headers().firstValue("Retry-After")).contains("5");
    }

    @Test
    void what_came_in_and_what_did_not_is_counted() {
        // given
        collector.post(RESULTS, result(1));
        refused(new byte[] {'{'}, 400, "malformed");
        // when
        String figures = collector.get("/prometheus").text();
        // then
        assertThat(figures)
                .contains("testday_intake_accepted_total{type=\"result\"}")
                .contains("testday_intake_refused_total{reason=\"malformed\"}");
    }

    @Test
    void other_content_types_are_unsupported() {
        collector.post(RESULTS, "text/plain", new byte[] {'x'}).isProblem(415, "unsupported-media-type");
    }

    private static Event result(int attempt) {
        return machine.event("4.3.0-rc6", "guest-hvm", Status.PASS, attempt);
    }

    private static byte[] changed(Consumer<ObjectNode> change) {
        ObjectNode json = (ObjectNode) tree(new String(StructuredMode.write(result(1)), StandardCharsets.UTF_8));
        change.accept(json);
        return json.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static com.fasterxml.jackson.databind.JsonNode tree(String json) {
        try {
            return Json.tree(json.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] gzip(byte[] bytes) throws IOException {
        ByteArrayOutputStream zipped = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(zipped)) {
            out.write(bytes);
        }
        return zipped.toByteArray();
    }

    private static void refused(byte[] body, int status, String code) {
        int before = collector.log().events().size();
        collector.post(RESULTS, StructuredMode.CONTENT_TYPE, body).isProblem(status, code);
        assertThat(collector.log().events()).hasSize(before);
    }
}
