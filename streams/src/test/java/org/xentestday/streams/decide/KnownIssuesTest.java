package org.xentestday.streams.decide;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.xentestday.model.issue.KnownIssue;
import org.xentestday.model.result.Candidate;
import org.xentestday.model.result.Facet;
import org.xentestday.model.result.Facets;
import org.xentestday.model.result.Status;
import org.xentestday.model.verdict.Known;
import org.xentestday.model.verdict.Known.Standing;
import org.xentestday.model.verdict.Verdict;

class KnownIssuesTest {
    private static final Candidate RC5 = Candidate.parse("4.3.0-rc5");
    private static final Candidate RC6 = Candidate.parse("4.3.0-rc6");
    private static final KnownIssue.Waiver WAIVER =
            new KnownIssue.Waiver("the release manager", "Documented in SUPPORT.md.", LocalDate.of(2013, 7, 31));

    private final List<Cell> cells = new ArrayList<>();

    @Test
    void the_waiver_of_an_issue_goes_along_where_machines_fail_as_it_says() {
        // given
        everyone(RC6, Status.FAIL);

        // when
        Known known = beside("amd");

        // then
        assertThat(known.waiver()).isEqualTo(WAIVER);
        assertThat(known.standing()).isEqualTo(Standing.PARTLY);
        assertThat(known.covers()).isFalse();
    }

    @Test
    void only_an_issue_that_explains_every_failing_machine_covers_the_verdict() {
        // given
        vote(0, RC6, Status.FAIL);
        vote(1, RC6, Status.PASS);

        // then
        assertThat(beside("amd").covers()).isTrue();
    }

    @Test
    void an_issue_that_nobody_sees_any_more_brings_no_waiver() {
        // given
        everyone(RC5, Status.FAIL);
        everyone(RC6, Status.PASS);

        // when
        Known known = beside("amd");

        // then
        assertThat(known.standing()).isEqualTo(Standing.CLEARED);
        assertThat(known.waiver()).isNull();
    }

    private Known beside(String vendor) {
        Facets extent = Facets.NONE.with(Facet.CPU_VENDOR, vendor);
        KnownIssue.Match match = new KnownIssue.Match(List.of(), List.of("boot"), extent, null);
        KnownIssue issue = new KnownIssue("slow-boot", "Boots slowly", null, KnownIssue.State.ACTIVE, match, WAIVER);
        Question question = new Question(RC6, "boot", cells);
        Verdict verdict = new BayesRule().decide(question).getFirst();
        return KnownIssues.beside(verdict, question, List.of(issue)).known().getFirst();
    }

    private void everyone(Candidate candidate, Status status) {
        for (int machine = 0; machine < 12; machine++) {
            vote(machine, candidate, status);
        }
    }

    /** Even numbers are AMD machines. */
    private void vote(int machine, Candidate candidate, Status status) {
        Facets facets = Facets.NONE.with(Facet.CPU_VENDOR, machine % 2 == 0 ? "amd" : "intel");
        String id = "id-" + machine + "-" + candidate;
        cells.add(new Cell(List.of(new Evidence(
                id,
                "machine-" + machine,
                "tester",
                "boot",
                1,
                candidate,
                null,
                status,
                facets,
                null,
                1,
                "digest",
                1))));
    }
}
