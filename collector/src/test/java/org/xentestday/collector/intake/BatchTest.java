package org.xentestday.collector.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.xentestday.collector.fixture.Answer;
import org.xentestday.model.event.Event;
import org.xentestday.model.event.Limits;
import org.xentestday.model.event.StructuredMode;
import org.xentestday.model.fixture.TestMachine;
import org.xentestday.model.result.Status;

/** Batches over HTTP: one outcome a line, and nothing acknowledged that the log has not. */
class BatchTest extends AtTheDoor {
    private static final byte[] JUNK = "junk".getBytes(StandardCharsets.UTF_8);

    @Test
    void largest_batch_is_taken_whole() {
        // given
        List<byte[]> lines =
                IntStream.rangeClosed(1, Limits.BATCH).mapToObj(BatchTest::line).toList();
        // when
        Answer answer = post(lines);
        // then
        assertThat(answer.status()).isEqualTo(202);
        assertThat(answer.json().path("outcomes")).hasSize(Limits.BATCH).allSatisfy(outcome -> {
            assertThat(outcome.path("status").asInt()).isEqualTo(202);
            assertThat(outcome.path("id").asText()).hasSize(40);
        });
    }

    @Test
    void one_line_too_many_and_nothing_is_taken() {
        // given
        int before = collector.log().events().size();
        List<byte[]> lines =
                IntStream.rangeClosed(0, Limits.BATCH).mapToObj(BatchTest::line).toList();
        // when
        Answer answer = post(lines);
        // then
        answer.isProblem(413, "batch-too-large");
        assertThat(collector.log().events()).hasSize(before);
    }

    @Test
    void gzip_bomb_of_one_line_is_too_large() throws IOException {
        // given 30 MB of zeros in about 30 kB
        ByteArrayOutputStream bomb = new ByteArrayOutputStream();
        try (OutputStream packed = new GZIPOutputStream(bomb)) {
            packed.write(new byte[30_000_000]);
        }
        // when
        Answer answer = collector.send(collector
                .to("/api/v1/results/batch")
                .header("Content-Type", "application/x-ndjson")
                .header("Content-Encoding", "gzip")
                .POST(HttpRequest.BodyPublishers.ofByteArray(bomb.toByteArray())));
        // then
        answer.isProblem(413, "too-large");
    }

    @Test
    void each_line_has_its_own_outcome() {
        // given a good line, a blank one, junk, one that is too long, a stranger's, a good one without line end
        byte[] stranger =
                StructuredMode.write(TestMachine.named("stranger").event("4.3.0-rc6", "guest-hvm", Status.PASS, 1));
        // when
        Answer answer = post(List.of(line(1), new byte[0], JUNK, new byte[100_000], stranger, line(2)));
        // then
        assertThat(answer.status()).isEqualTo(207);
        assertThat(answer.json().path("outcomes").findValuesAsText("line")).containsExactly("1", "3", "4", "5", "6");
        assertThat(statuses(answer)).containsExactly(202, 400, 413, 403, 202);
        assertThat(answer.json().at("/outcomes/3/problem/type").asText())
                .isEqualTo("urn:xentestday:problem:not-enrolled");
        assertThat(answer.json().at("/outcomes/1/id").isMissingNode()).isTrue();
    }

    @Test
    void same_line_twice_is_acknowledged_twice() {
        assertThat(statuses(post(List.of(line(7), line(7))))).containsExactly(202, 202);
    }

    @Test
    void empty_batch_is_malformed() {
        post(List.of()).isProblem(400, "malformed");
        post(List.of(new byte[0], " \r".getBytes(StandardCharsets.UTF_8))).isProblem(400, "malformed");
    }

    @Test
    void batch_that_the_log_took_nothing_of_is_to_be_sent_again() {
        // given
        collector.log().away(true);
        // when
        Answer answer = post(List.of(JUNK, line(1), line(2)));
        // then
        answer.isProblem(503, "kafka-away");
        assertThat(answer.headers().firstValue("Retry-After")).isPresent();
    }

    @Test
    void lines_that_the_log_did_not_take_are_named() {
        // given a log that goes away after the first event of a call
        AtomicInteger left = new AtomicInteger(1);
        collector.log().beforeEach(() -> collector.log().away(left.getAndDecrement() <= 0));
        // when
        Answer answer = post(List.of(line(1), JUNK, line(2)));
        // then
        assertThat(answer.status()).isEqualTo(207);
        assertThat(statuses(answer)).containsExactly(202, 400, 503);
    }

    @Test
    void endless_line_of_unknown_length_is_too_large() {
        collector
                .send(collector
                        .to("/api/v1/results/batch")
                        .header("Content-Type", "application/x-ndjson")
                        .POST(HttpRequest.BodyPublishers.ofInputStream(
                                () -> new ByteArrayInputStream(new byte[14_000_000]))))
                .isProblem(413, "too-large");
    }

    private static List<Integer> statuses(Answer answer) {
        List<Integer> statuses = new ArrayList<>();
        answer.json()
                .path("outcomes")
                .forEach(outcome -> statuses.add(outcome.path("status").asInt()));
        return statuses;
    }

    private static byte[] line(int attempt) {
        Event event = machine.event("4.3.0-rc6", "guest-hvm", Status.PASS, attempt + 1);
        return StructuredMode.write(event);
    }

    private static Answer post(List<byte[]> lines) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        for (int i = 0; i < lines.size(); i++) {
            if (i > 0) {
                body.write('\n');
            }
            body.writeBytes(lines.get(i));
        }
        return collector.post("/api/v1/results/batch", "application/x-ndjson", body.toByteArray());
    }
}
