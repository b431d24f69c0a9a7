package org.xentestday.model.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.xentestday.model.result.Status;

class FormatTest {
    @ParameterizedTest
    @EnumSource
    void every_status_of_ours_has_a_word_that_is_read_again(Format format) {
        for (Status status : Status.values()) {
            String word = format.word(status);

            assertThat(word).isNotBlank();
            assertThat(format.status(word)).as(word).isPresent();
        }
    }

    @ParameterizedTest
    @EnumSource
    void nothing_becomes_or_ceases_to_be_a_failure_on_the_way(Format format) {
        for (Status status : Status.values()) {
            Status back = format.status(format.word(status)).orElseThrow();

            assertThat(back.failure()).as(status + " via " + format).isEqualTo(status.failure());
            assertThat(back == Status.PASS).as(status + " via " + format).isEqualTo(status == Status.PASS);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "XTF, SUCCESS SKIP ERROR FAILURE CRASH",
        "OSSTEST, pass fail broken blocked queued running preparing starved",
        "JUNIT, passed failure error skipped",
        "KCIDB, PASS FAIL ERROR MISS DONE SKIP",
        "CTRF, passed failed skipped pending other"
    })
    void every_word_of_theirs_is_read(Format format, String words) {
        for (String word : words.split(" ", -1)) {
            assertThat(format.status(word)).as(word).isPresent();
        }
        assertThat(format.words())
                .contains(words.toLowerCase(java.util.Locale.ROOT).split(" ", -1));
    }

    @ParameterizedTest
    @CsvSource({"ok, PASS", "not ok, FAIL", "Skip, SKIP", "TODO, XFAIL", "Bail out, BROKEN"})
    void directives_of_tap_are_words_too(String word, Status status) {
        assertThat(Format.TAP.status(word)).contains(status);
    }

    @ParameterizedTest
    @EnumSource
    void a_word_of_nobody_says_nothing(Format format) {
        for (String word : List.of("", "kaboom", "(fail)", "not  ok")) {
            assertThat(format.status(word)).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "XTF, CRASH, CRASH", "OSSTEST, broken, BROKEN", "OSSTEST, blocked, BLOCKED", "KCIDB, MISS, BROKEN",
        "KCIDB, DONE, SKIP", "CTRF, pending, BLOCKED", "JUNIT, error, ERROR", "JUNIT, skipped, SKIP"
    })
    void words_are_read_as_what_their_makers_mean(Format format, String word, Status status) {
        assertThat(format.status(word)).contains(status);
    }
}
