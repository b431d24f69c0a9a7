package org.xentestday.collector.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Lines of a stream, with a limit. */
class LinesTest {
    @Test
    void last_line_needs_no_end() throws IOException {
        assertThat(lines("a\nb")).containsExactly("a", "b");
        assertThat(lines("a\nb\n")).containsExactly("a", "b");
    }

    @Test
    void blank_lines_are_lines() throws IOException {
        assertThat(lines("\na\n\n")).containsExactly("", "a", "");
    }

    @Test
    void line_over_the_limit_is_cut_and_told_and_the_next_one_is_whole() throws IOException {
        assertThat(lines("abcde\nabcdef\nab")).containsExactly("abcde", "abcde too long", "ab");
    }

    @Test
    void nothing_has_no_line() throws IOException {
        assertThat(lines("")).isEmpty();
    }

    @Test
    void lines_longer_than_what_is_read_at_once_are_whole() throws IOException {
        // given
        String first = "a".repeat(40_000);
        String second = "b".repeat(50_001);

        // then
        assertThat(lines(first + "\n" + second + "\nc", 50_000))
                .containsExactly(first, "b".repeat(50_000) + " too long", "c");
    }

    private static List<String> lines(String text) throws IOException {
        return lines(text, 5);
    }

    private static List<String> lines(String text, int limit) throws IOException {
        Lines lines = new Lines(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), limit);
        List<String> all = new ArrayList<>();
        for (Lines.Line line = lines.next(); line != null; line = lines.next()) {
            all.add(new String(line.bytes(), StandardCharsets.UTF_8) + (line.tooLong() ? " too long" : ""));
        }
        return all;
    }
}
