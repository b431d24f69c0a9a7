package org.xentestday.agent.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.xentestday.model.result.Candidate;
import org.xentestday.model.result.Facet;
import org.xentestday.model.result.Facets;
import org.xentestday.model.result.Measure;
import org.xentestday.model.result.Status;

class ProposalFileTest {
    private static final String MAIL = """
            Subject: [TESTDAY] Test report 4.14-rc3

            * Hardware: i7-2700
            * Functionality tested: save/restore
            * Comments: the guest hangs after the second restore
            """;

    @Test
    void what_a_person_must_say_is_null_in_the_file_and_what_they_said_is_read() {
        // given
        String file = ProposalFile.print(Read.text(MAIL));
        assertThat(file).contains("\"status\" : null").doesNotContain("\"test\" : null");

        // when
        Reading completed = Read.text(file.replace("\"status\" : null", "\"status\" : \"FAIL\""));

        // then
        assertThat(completed.format()).isEqualTo(FileForm.MAIL);
        assertThat(completed.open()).isFalse();
        assertThat(completed.source()).isEqualTo(Read.text(MAIL).source());
        assertThat(completed.results().getFirst().wentWrong()).contains("second restore");
    }

    @Test
    void mistakes_are_named_with_their_line() {
        String file = ProposalFile.print(Read.text(MAIL));

        assertThat(Read.refusal(file.replace("\"status\" : null", "\"status\" : \"GREAT\"")))
                .matches("(?s)report.txt, line 1\\d: this proposal.*");
        assertThat(Read.refusal(file.replace("\"save-restore\"", "\"kaboom\"")))
                .contains("there is no test kaboom in the catalogue");
        assertThat(Read.refusal(file.replace("\"told\"", "\"tolled\""))).contains("tolled");
        assertThat(Read.refusal(file.replace("\"number\" : 1", "\"number\" : 0")))
                .contains("a number of its own");
        assertThat(Read.refusal(file.substring(0, file.length() / 2))).contains("cannot be read");
        assertThat(Read.refusal(file.replace("proposal\" : 1", "proposal\" : 7")))
                .contains("no proposal of this version");
    }

    @Property(tries = 300)
    void what_is_printed_is_read_as_it_was(@ForAll("readings") Reading reading) {
        assertThat(Read.text(ProposalFile.print(reading))).isEqualTo(reading);
    }

    @Provide
    Arbitrary<Reading> readings() {
        return proposals().list().ofMaxSize(4).map(list -> {
            List<Proposal> numbered = new java.util.ArrayList<>();
            list.forEach(each -> numbered.add(Draft.of(each).proposal(numbered.size() + 1)));
            return new Reading(FileForm.MAIL, "ab", List.of("one", "two"), numbered, List.of("skipped"), List.of());
        });
    }

    private static Arbitrary<Proposal> proposals() {
        Arbitrary<String> words = Arbitraries.strings().ofMaxLength(60);
        return Combinators.combine(
                        words,
                        words,
                        Arbitraries.of(Status.values()).injectNull(0.3),
                        Arbitraries.of("boot", "xtf").injectNull(0.3),
                        Arbitraries.of("4.21.0-rc3", "4.20.0-final")
                                .map(Candidate::parse)
                                .injectNull(0.3))
                .as((told, wrong, status, test, candidate) -> new Draft(1, told)
                        .wentWrong(wrong)
                        .status(status)
                        .test(test)
                        .candidate(candidate)
                        .excerpt(List.of(wrong, told))
                        .warning(wrong)
                        .workaround(told)
                        .measure(new Measure("n", 2.5, "x"))
                        .facets(Facets.NONE.with(Facet.SMT, "on"))
                        .startedAt(Instant.parse("2021-02-08T14:26:09Z"))
                        .durationMillis(5)
                        .proposal(1));
    }
}
