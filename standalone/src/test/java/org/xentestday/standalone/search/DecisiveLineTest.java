package org.xentestday.standalone.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Which line of a failed start says why. */
final class DecisiveLineTest {
    @Test
    void the_exception_under_the_first_error_beats_earlier_warnings_and_later_words() {
        assertThat(decisive("""
                        2026-11-21T00:58:00,000 WARN  [o.e.x.Early] [standalone] not this one
                        java.io.IOException: nor this one
                        2026-11-21T00:58:01,000 ERROR [o.e.b.Elasticsearch] [standalone] fatal exception while booting
                        java.lang.IllegalArgumentException: unknown setting [no.such]
                        \tat org.elasticsearch.Some.where(Some.java:1)
                        Caused by: java.lang.IllegalStateException: nor this one
                        ERROR: Elasticsearch died while starting up
                        """)).isEqualTo("unknown setting [no.such]");
    }

    @Test
    void nested_exception_names_are_left_out() {
        assertThat(decisive("org.elasticsearch.StartupException: java.nio.file.AccessDeniedException: /data"))
                .isEqualTo("/data");
    }

    @Test
    void an_error_without_exception_speaks_for_itself() {
        assertThat(decisive("2026-11-21T00:58:01,000 ERROR [o.e.b.Elasticsearch] [standalone] node is locked"))
                .isEqualTo("node is locked");
    }

    @Test
    void a_jvm_that_refuses_its_options_is_quoted() {
        assertThat(decisive("""
                        Exception in thread "main" java.lang.RuntimeException: starting java failed with [1]
                        output:
                        error:
                        Unrecognized VM option 'NoSuch'
                        """)).isEqualTo("starting java failed with [1]");
        assertThat(decisive("Unrecognized VM option 'NoSuch'\nError: Could not create the Java Virtual Machine."))
                .isEqualTo("Unrecognized VM option 'NoSuch'");
    }

    @Test
    void without_any_complaint_the_last_word_counts() {
        assertThat(decisive("one\nKilled\n\n")).isEqualTo("Killed");
        assertThat(DecisiveLine.of(List.of())).isEqualTo("it says nothing");
    }

    private static String decisive(String output) {
        return DecisiveLine.of(output.lines().toList());
    }
}
