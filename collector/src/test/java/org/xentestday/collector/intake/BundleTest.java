package org.xentestday.collector.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.xentestday.collector.fixture.Answer;
import org.xentestday.model.event.StructuredMode;
import org.xentestday.model.json.Hashes;
import org.xentestday.model.json.Json;
import org.xentestday.model.result.Status;

/** Bundles over HTTP: the file as a body, damaged, cut, or made to burst. */
class BundleTest extends AtTheDoor {
    private static final String BUNDLE = "/api/v1/results/bundle";

    @Test
    void bundle_is_taken_whole_and_again_with_the_same_answer() {
        byte[] file = bundle(250, lines(1, 250));
        int before = collector.log().events().size();
        Answer answer = post(file);
        assertThat(answer.status()).as(answer.text()).isEqualTo(202);
        assertThat(answer.json().path("outcomes")).hasSize(250);
        assertThat(answer.json().path("outcomes").path(0).path("line").asInt()).isEqualTo(2);
        assertThat(answer.json().has("fault")).isFalse();
        assertThat(collector.log().events()).hasSize(before + 250);
        assertThat(post(file).text()).isEqualTo(answer.text());
    }

    @Test
    void what_can_be_read_of_a_file_cut_off_is_taken_and_the_rest_is_told() {
        byte[] file = bundle(900, lines(1, 900));
        Answer answer = post(Arrays.copyOf(file, file.length / 2));
        assertThat(answer.status()).isEqualTo(207);
        assertThat(answer.json().at("/fault/type").asText()).isEqualTo("urn:xentestday:problem:malformed");
        assertThat(answer.json().path("outcomes").size()).isBetween(200, 899);
    }

    @Test
    void file_whose_sum_is_wrong_is_told_although_every_line_was_taken() {
        Answer answer = post(gzip(header(2, "0".repeat(64)) + lines(1, 2)));
        assertThat(answer.status()).isEqualTo(207);
        assertThat(answer.json().path("outcomes")).hasSize(2);
        assertThat(answer.json().has("fault")).isTrue();
    }

    @Test
    void line_that_is_no_result_does_not_keep_the_others_out() {
        Answer answer = post(bundle(3, lines(1, 1) + "garbage\n" + lines(2, 2)));
        assertThat(answer.status()).isEqualTo(207);
        assertThat(answer.json().path("outcomes"))
                .extracting(each -> each.path("status").asInt())
                .containsExactly(202, 400, 202);
    }

    @Test
    void what_is_no_bundle_is_malformed() {
        post("no gzip".getBytes(StandardCharsets.UTF_8)).isProblem(400, "malformed");
        post(gzip("")).isProblem(400, "malformed");
        post(gzip("garbage\n")).isProblem(400, "malformed");
        post(gzip("{\"bundle\":2}\n")).isProblem(400, "malformed");
    }

    @Test
    void too_many_results_are_refused_by_the_header_already() {
        post(gzip(header(10_001, ""))).isProblem(413, "batch-too-large");
    }

    @Test
    void bomb_is_stopped_at_its_bound() {
        assertThat(post(gzip(header(1, "") + " ".repeat(200 << 20))).status()).isEqualTo(413);
    }

    private static Answer post(byte[] file) {
        return collector.post(BUNDLE, "application/gzip", file);
    }

    private static byte[] bundle(int count, String lines) {
        String sum = HexFormat.of().formatHex(Hashes.sha256(lines.getBytes(StandardCharsets.UTF_8)));
        return gzip(header(count, sum) + lines);
    }

    private static String header(int count, String sum) {
        return new String(Json.write(Map.of("bundle", 1, "count", count, "sha256", sum)), StandardCharsets.UTF_8)
                + "\n";
    }

    private static String lines(int from, int to) {
        StringBuilder lines = new StringBuilder();
        for (int i = from; i <= to; i++) {
            lines.append(new String(
                            StructuredMode.write(machine.event("4.3.0-rc6", "guest-hvm", Status.PASS, i)),
                            StandardCharsets.UTF_8))
                    .append('\n');
        }
        return lines.toString();
    }

    private static byte[] gzip(String text) {
        ByteArrayOutputStream zipped = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(zipped)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return zipped.toByteArray();
    }
}
