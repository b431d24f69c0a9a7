package org.xentestday.agent.disk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xentestday.model.json.Json;

class RecordLogTest {
    @Test
    void a_file_cut_at_any_byte_loses_at_most_the_record_being_written(@TempDir Path dir) throws IOException {
        // given
        Path whole = dir.resolve("whole.log");
        List<Long> durableFrom = write(whole, 12);
        byte[] bytes = Files.readAllBytes(whole);

        for (int cut = 0; cut <= bytes.length; cut++) {
            // when
            Contents contents = Lines.read(Arrays.copyOf(bytes, cut));

            // then
            int at = cut;
            long durable = durableFrom.stream().filter(end -> end <= at).count();
            assertThat((long) contents.records().size()).isBetween(durable, durable + 1);
            assertThat(contents.unreadable()).isLessThanOrEqualTo(1);
            assertThat(texts(contents)).isEqualTo(expected(contents.records().size()));
        }
    }

    @Test
    void writing_goes_on_after_any_cut(@TempDir Path dir) throws IOException {
        Path whole = dir.resolve("whole.log");
        write(whole, 3);
        byte[] bytes = Files.readAllBytes(whole);
        Path file = dir.resolve("cut.log");

        for (int cut = 0; cut <= bytes.length; cut++) {
            // given
            Files.write(file, Arrays.copyOf(bytes, cut));
            int before = RecordLog.read(file).records().size();

            // when
            try (RecordLog log = RecordLog.open(file)) {
                log.append(Map.of("after", cut));
            }

            // then
            List<String> texts = texts(RecordLog.read(file));
            assertThat(texts).hasSize(before + 1).last().isEqualTo("{\"after\":" + cut + "}");
        }
    }

    @Property(tries = 200)
    void damage_loses_only_the_lines_it_hits(
            @ForAll @Size(max = 20) List<String> words, @ForAll @Size(max = 5) List<byte[]> junk) {
        // given
        StringBuilder clean = new StringBuilder();
        List<String> expected = new ArrayList<>();
        int junkLines = 0;
        for (int i = 0; i < Math.max(words.size(), junk.size()); i++) {
            if (i < junk.size()) {
                String line = latin(junk.get(i)).replace('\n', ' ') + "#";
                junkLines++;
                clean.append(line).append('\n');
            }
            if (i < words.size()) {
                byte[] record = Json.write(Map.of("word", printable(words.get(i))));
                expected.add(latin(record));
                clean.append(latin(Lines.write(record)));
            }
        }

        // when
        Contents contents = Lines.read(clean.toString().getBytes(StandardCharsets.ISO_8859_1));

        // then
        assertThat(contents.records().stream().map(RecordLogTest::latin)).containsExactlyElementsOf(expected);
        assertThat(contents.unreadable()).isEqualTo(junkLines);
    }

    @Property(tries = 300)
    void one_wrong_bit_loses_one_record_or_two_that_it_joined(@ForAll int place) {
        // given
        byte[] lines = latin(Lines.write("{\"a\":1}".getBytes(StandardCharsets.US_ASCII)))
                .repeat(5)
                .getBytes(StandardCharsets.ISO_8859_1);

        // when
        int bit = Math.floorMod(place, lines.length * 8);
        lines[bit / 8] ^= (byte) (1 << (bit % 8));

        // then
        assertThat(Lines.read(lines).records()).hasSizeBetween(3, 4);
    }

    @Test
    void a_log_is_replaced_as_a_whole_and_the_old_one_stays_beside_it(@TempDir Path dir) throws IOException {
        Path file = dir.resolve("it.log");
        write(file, 3);

        try (RecordLog log = RecordLog.open(file)) {
            log.replace(Stream.of(Json.write(Map.of("kept", 1))));
            log.append(Map.of("more", 2));
        }

        assertThat(texts(RecordLog.read(file))).containsExactly("{\"kept\":1}", "{\"more\":2}");
        assertThat(RecordLog.read(dir.resolve("it.log.old")).records()).hasSize(3);
    }

    @Test
    void a_disk_that_takes_a_few_bytes_at_a_time_gets_every_record() throws IOException {
        // given
        ByteArrayOutputStream disk = new ByteArrayOutputStream();
        WritableByteChannel slow = takingAtMost(7, disk);

        // when
        RecordLog.writeAll(slow, IntStream.range(0, 3).mapToObj(i -> Json.write(record(i))));

        // then
        Contents contents = Lines.read(disk.toByteArray());
        assertThat(texts(contents)).isEqualTo(expected(3));
        assertThat(contents.unreadable()).isZero();
    }

    private static WritableByteChannel takingAtMost(int most, ByteArrayOutputStream disk) {
        return new WritableByteChannel() {
            @Override
            public int write(ByteBuffer bytes) {
                byte[] taken = new byte[Math.min(most, bytes.remaining())];
                bytes.get(taken);
                disk.writeBytes(taken);
                return taken.length;
            }

            @Override
            public boolean isOpen() {
                return true;
            }

            @Override
            public void close() {}
        };
    }

    private static List<Long> write(Path file, int records) throws IOException {
        List<Long> ends = new ArrayList<>();
        try (RecordLog log = RecordLog.open(file)) {
            for (int i = 0; i < records; i++) {
                log.append(record(i));
                ends.add(log.size());
            }
        }
        return ends;
    }

    private static Map<String, Object> record(int number) {
        return Map.of("number", number, "text", "a line\nand another");
    }

    private static List<String> expected(int records) {
        return IntStream.range(0, records)
                .mapToObj(i -> latin(Json.write(record(i))))
                .toList();
    }

    private static List<String> texts(Contents contents) {
        return contents.records().stream().map(RecordLogTest::latin).toList();
    }

    private static String latin(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    /** Canonical JSON has no lone surrogates. */
    private static String printable(String text) {
        return text.replaceAll("[\\ud800-\\udfff]", "?");
    }
}
