package org.xentestday.collector.board;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.xentestday.model.verdict.VerdictKind;

/** The page knows every kind of verdict by word, shape and colour. */
class PageKindsTest {
    private static final List<String> KINDS =
            Stream.of(VerdictKind.values()).map(VerdictKind::name).toList();

    @Test
    void every_kind_has_a_word() throws IOException {
        // given
        String script = resource("board.js");
        String words = script.substring(script.indexOf("WORDS = {"), script.indexOf("};"));

        // then
        assertThat(found("([A-Z_]+): '[a-z ]+'", words)).containsExactlyElementsOf(KINDS);
    }

    @Test
    void every_kind_has_a_shape_and_a_colour_in_light_and_dark() throws IOException {
        // given
        String style = resource("board.css");

        // then
        assertThat(found("\\.k-([A-Z_]+) \\.mark \\{", style)).containsExactlyElementsOf(KINDS);
        assertThat(found("\\.k-([A-Z_]+) \\{ --kind: var\\(--\\1\\);", style)).containsExactlyElementsOf(KINDS);
        assertThat(found("--([A-Z_]+): #", style))
                .containsExactlyElementsOf(
                        Stream.concat(KINDS.stream(), KINDS.stream()).toList());
    }

    private static List<String> found(String pattern, String text) {
        return Pattern.compile(pattern)
                .matcher(text)
                .results()
                .map(match -> match.group(1))
                .toList();
    }

    private static String resource(String name) throws IOException {
        try (InputStream file = Board.class.getResourceAsStream(name)) {
            return new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
