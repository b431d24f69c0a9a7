package org.xentestday.model.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CandidateTest {
    @Test
    void candidates_of_all_releases_are_ordered_by_position() {
        List<String> inOrder =
                List.of("4.2.5-final", "4.3.0-rc1", "4.3.0-rc2", "4.3.0-rc10", "4.3.0-final", "4.10.0-rc1");

        assertThat(Stream.of("4.3.0-rc10", "4.10.0-rc1", "4.3.0-final", "4.2.5-final", "4.3.0-rc2", "4.3.0-rc1")
                        .map(Candidate::parse)
                        .sorted()
                        .map(Candidate::toString))
                .containsExactlyElementsOf(inOrder);
    }

    @ParameterizedTest
    @ValueSource(strings = {"4.3.0", "4.3-rc1", "4.3.0-rc0", "4.3.0-RC1", "4.3.0-rc100", "4.3.0-rc1\n", "-", ""})
    void what_is_no_candidate_is_refused(String text) {
        assertThatThrownBy(() -> Candidate.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void the_short_name_is_the_one_that_xens_mails_use() {
        assertThat(Candidate.parse("4.20.0-final").shortName()).isEqualTo("4.20.0");
        assertThat(Candidate.parse("4.21.0-rc3").shortName()).isEqualTo("rc3");
    }
}
