package org.xentestday.collector.readiness;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PaperTest {
    @Test
    void a_long_line_goes_on_under_itself() {
        // when
        String text = new Paper()
                .line(4, 2, "word ".repeat(16))
                .columns(1, 12, "name", "word ".repeat(14))
                .toString();

        // then
        assertThat(text).isEqualTo("""
                    word word word word word word word word word word word word word word
                      word word
                 name        word word word word word word word word word word word word
                             word word
                """);
    }

    @Test
    void a_word_that_does_not_fit_stands_whole_on_its_own_line() {
        // given
        String address = "x".repeat(90);

        // then
        assertThat(new Paper().line(1, 1, "see " + address).toString()).isEqualTo(" see\n  " + address + "\n");
    }
}
