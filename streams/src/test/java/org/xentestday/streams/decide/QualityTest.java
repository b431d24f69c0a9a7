package org.xentestday.streams.decide;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.xentestday.model.result.Candidate;
import org.xentestday.model.result.Facet;
import org.xentestday.model.result.Facets;
import org.xentestday.model.result.Status;
import org.xentestday.model.verdict.Tally;
import org.xentestday.model.verdict.Verdict;
import org.xentestday.model.verdict.VerdictKind;

class QualityTest {
    private static final Candidate BEFORE = Candidate.parse("4.3.0-rc5");
    private static final Candidate NOW = Candidate.parse("4.3.0-rc6");
    private static final int MACHINES = 40;
    private static final int TESTS = 29;

    @Test
    void what_breaks_many_tests_on_a_minority_of_the_hardware_speaks_against_the_product_and_no_machine() {
        // given
        int amd = 6;
        int broken = 20;
        Map<String, Tally> records = new TreeMap<>();
        for (int test = 0; test < TESTS; test++) {
            Quality.failedAlone(question(amd, test < broken ? amd : 0, Troubles.NONE))
                    .forEach((machine, one) -> records.merge(machine, one, Tally::plus));
        }
        Troubles troubles = (machine, candidate) ->
                candidate.equals(NOW) ? Quality.trouble(records.getOrDefault(machine, Tally.NONE)) : 0;

        // when
        Verdict verdict = new BayesRule().decide(question(amd, amd, troubles)).getFirst();

        // then
        assertThat(verdict.kind()).isEqualTo(VerdictKind.REGRESSION);
        assertThat(verdict.extent()).hasToString("cpu_vendor=amd");
    }

    @Test
    void a_machine_fails_alone_where_all_others_pass() {
        assertThat(Quality.failedAlone(question(6, 1, Troubles.NONE)))
                .containsEntry("machine-0", new Tally(1, 1))
                .containsEntry("machine-1", new Tally(0, 1));
    }

    @Test
    void even_a_machine_that_fails_everything_alone_leaves_a_chance_to_pass() {
        // given
        double trouble = Quality.trouble(new Tally(500, 500));

        // when
        Verdict verdict = new BayesRule()
                .decide(question(6, 1, (machine, candidate) -> machine.endsWith("-7") ? trouble : 0))
                .getFirst();

        // then
        assertThat(trouble).isEqualTo(0.95);
        assertThat(verdict.kind()).isEqualTo(VerdictKind.PASSING);
    }

    /** One test that all pass in rc5, and that so many of the AMD machines fail in rc6. */
    private static Question question(int amd, int failing, Troubles troubles) {
        List<Cell> cells = new ArrayList<>();
        for (int i = 0; i < MACHINES; i++) {
            Facets facets = Facets.NONE.with(Facet.CPU_VENDOR, i < amd ? "amd" : "intel");
            cells.add(cell(i, BEFORE, Status.PASS, facets));
            cells.add(cell(i, NOW, i < failing ? Status.FAIL : Status.PASS, facets));
        }
        return new Question(NOW, "test", cells, troubles);
    }

    private static Cell cell(int machine, Candidate candidate, Status status, Facets facets) {
        return new Cell(List.of(new Evidence(
                "id-" + machine + "-" + candidate,
                "machine-" + machine,
                "tester-" + machine,
                "boot",
                1,
                candidate,
                null,
                status,
                facets,
                null,
                1,
                "digest",
                1)));
    }
}
