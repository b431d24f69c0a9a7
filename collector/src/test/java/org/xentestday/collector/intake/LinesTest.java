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

    private static List<String> lines(String text) throws IOException {
        Lines lines = new Lines(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), 5);
        List<String> all = new ArrayList<>();
        for (Lines.Line line = lines.next(); line != null; line = lines.next()) {
            all.add(new String(line.bytes(), StandardCharsets.UTF_8) + (line.tooLong() ? " too long" : ""));
        }
        return all;
    }
}
