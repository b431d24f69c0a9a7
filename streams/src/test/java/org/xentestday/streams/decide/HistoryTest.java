package org.xentestday.streams.decide;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.xentestday.model.result.Candidate;
import org.xentestday.model.result.Facets;
import org.xentestday.model.result.Status;
import org.xentestday.model.verdict.Disposition;

class HistoryTest {
    private static final List<Evidence> NIGHT = IntStream.range(0, 3 * History.MOST_ATTEMPTS)
            .mapToObj(attempt -> evidence(attempt, "4.3.0-rc" + (attempt % 2 + 1), attempt))
            .toList();

    @Test
    void of_a_test_that_repeats_all_night_so_many_attempts_a_candidate_are_kept() {
        // when
        History history = history(NIGHT);

        // then
        assertThat(history.cells())
                .extracting(cell -> cell.evidence().size())
                .containsExactly(History.MOST_ATTEMPTS, History.MOST_ATTEMPTS);
    }

    @Test
    void a_candidate_that_comes_after_many_attempts_at_another_has_its_place() {
        // given
        Evidence next = evidence(9999, "4.3.0-rc3", 1);

        // when
        History history = history(NIGHT).plus(next);

        // then
        assertThat(history.standings()).containsKey(next.id());
    }

    @Test
    void a_night_of_attempts_that_are_no_evidence_drives_none_out() {
        // given
        Evidence passed = evidence(9999, "4.3.0-rc1", 9999, Status.PASS);
        List<Evidence> night = new ArrayList<>(IntStream.range(0, 4 * History.MOST_OTHERS)
                .mapToObj(attempt -> evidence(attempt, "4.3.0-rc1", attempt, Status.BLOCKED))
                .toList());
        night.add(passed);

        // when
        History history = history(night);

        // then
        assertThat(history.words().values()).hasSize(History.MOST_OTHERS + 1).contains(passed);
    }

    @Test
    void of_more_candidates_than_any_release_has_the_newest_are_kept() {
        // when
        History history = history(IntStream.rangeClosed(1, History.MOST_CANDIDATES + 2)
                .mapToObj(rc -> evidence(rc, "4.3.0-rc" + rc, 1))
                .toList());

        // then
        assertThat(history.cells()).hasSize(History.MOST_CANDIDATES);
        assertThat(history.cells().getFirst().candidate()).isEqualTo(Candidate.parse("4.3.0-rc3"));
    }

    @Test
    void an_attempt_that_gives_way_and_one_that_is_not_taken_are_told_so() {
        // given: the smaller id stays
        List<Evidence> full = IntStream.rangeClosed(1, History.MOST_ATTEMPTS)
                .mapToObj(attempt -> evidence(attempt, "4.3.0-rc1", attempt))
                .toList();
        History before = history(full);
        Evidence smaller = evidence(0, "4.3.0-rc1", 1);
        Evidence greater = evidence(5000, "4.3.0-rc1", 1);

        // then
        assertThat(before.plus(smaller).spare(before, smaller))
                .containsExactly(new Standing.Spare(full.getLast()))
                .allSatisfy(spare -> {
                    Disposition told = spare.disposition("boot");
                    assertThat(told.kind()).isEqualTo(Disposition.Kind.EXCLUDED);
                    assertThat(told.reason()).isEqualTo("too-many-attempts");
                });
        assertThat(before.plus(greater)).isEqualTo(before);
        assertThat(before.plus(greater).spare(before, greater)).containsExactly(new Standing.Spare(greater));
    }

    /** With copies, and with later words on the same ids that are about another candidate or no evidence. */
    @Property(tries = 50)
    void any_order_gives_the_same_history(@ForAll Random random) {
        // given
        List<Evidence> arrivals = new ArrayList<>(NIGHT);
        for (int i = 0; i < NIGHT.size(); i += 2) {
            arrivals.add(evidence(i, "4.3.0-rc" + (1 + i % 20), 1000 + i));
            arrivals.add(evidence(i, "4.3.0-rc1", 2000 + i, i % 4 == 0 ? Status.SKIP : Status.PASS));
            arrivals.add(NIGHT.get(i));
        }
        History inOrder = history(arrivals);

        // when
        Collections.shuffle(arrivals, random);
        History shuffled = history(arrivals);

        // then
        assertThat(shuffled).isEqualTo(inOrder);
        assertThat(shuffled.standings()).isEqualTo(inOrder.standings());
    }

    private static History history(List<Evidence> arrivals) {
        History history = History.EMPTY;
        for (Evidence arrival : arrivals) {
            history = history.plus(arrival);
        }
        return history;
    }

    private static Evidence evidence(int attempt, String candidate, long sequence) {
        return evidence(attempt, candidate, sequence, attempt % 5 == 0 ? Status.FAIL : Status.PASS);
    }

    private static Evidence evidence(int attempt, String candidate, long sequence, Status status) {
        return new Evidence(
                "%040d".formatted(attempt),
                "machine",
                "tester",
                "boot",
                attempt,
                Candidate.parse(candidate),
                null,
                status,
                Facets.NONE,
                null,
                sequence,
                "digest",
                1);
    }
}
