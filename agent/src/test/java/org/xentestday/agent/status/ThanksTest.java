package org.xentestday.agent.status;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.xentestday.agent.server.Receipt;
import org.xentestday.agent.spool.Summary;
import org.xentestday.model.fixture.Everything;
import org.xentestday.model.result.Candidate;
import org.xentestday.model.result.Facets;
import org.xentestday.model.result.Status;
import org.xentestday.model.verdict.Disposition;
import org.xentestday.model.verdict.Disposition.Kind;
import org.xentestday.model.verdict.Verdict;
import org.xentestday.model.verdict.VerdictKind;

class ThanksTest {
    private static final Candidate RC6 = Everything.CANDIDATE;

    @Test
    void evidence_that_counts_is_thanked_for_by_finding_and_by_fix() {
        // when
        Thanks thanks = Thanks.of(List.of(
                mine("boot", Status.FAIL, Kind.COUNTED, VerdictKind.REGRESSION),
                mine("boot", Status.PASS, Kind.COUNTED, VerdictKind.REGRESSION),
                mine("xtf", Status.PASS, Kind.COUNTED, VerdictKind.PASSING),
                mine("cpupools", Status.BLOCKED, Kind.COUNTED, VerdictKind.SUSPECT),
                mine("cpu-hotplug", Status.PASS, Kind.COUNTED, VerdictKind.FIXED)));

        // then
        assertThat(thanks)
                .isEqualTo(new Thanks(
                        5,
                        5,
                        List.of(new Thanks.Part("boot", RC6, VerdictKind.REGRESSION)),
                        List.of(new Thanks.Part("cpu-hotplug", RC6, VerdictKind.FIXED))));
    }

    @Test
    void a_result_that_does_not_count_is_part_of_nothing() {
        // when
        Thanks thanks = Thanks.of(List.of(mine("boot", Status.FAIL, Kind.EXCLUDED, VerdictKind.REGRESSION)));

        // then
        assertThat(thanks).isEqualTo(new Thanks(1, 0, List.of(), List.of()));
    }

    @Test
    void a_failure_confirms_no_fix() {
        assertThat(Thanks.of(List.of(mine("boot", Status.FAIL, Kind.COUNTED, VerdictKind.FIXED)))
                        .fixes())
                .isEmpty();
    }

    @Test
    void what_is_not_decided_yet_is_not_counted() {
        // given
        Summary summary = summary("boot", Status.PASS);
        MyResult accepted =
                new MyResult(summary, "sent", null, null, new Receipt(summary.id(), "accepted", null, null));

        // then
        assertThat(Thanks.of(List.of(accepted, new MyResult(summary, "waiting", null, null, null))))
                .isEqualTo(Thanks.NONE);
    }

    private static MyResult mine(String test, Status status, Kind kind, VerdictKind said) {
        Summary summary = summary(test, status);
        Disposition disposition =
                new Disposition(summary.id(), kind, null, "A sentence.", null, RC6, test, Verdict.key(RC6, test), 1);
        Verdict verdict = Everything.verdict(test, said, Facets.NONE);
        return new MyResult(summary, "sent", null, null, new Receipt(summary.id(), "counted", disposition, verdict));
    }

    private static Summary summary(String test, Status status) {
        return new Summary("0".repeat(40), "xen-4.3.0", RC6, test, status, "b".repeat(16), 1, Instant.EPOCH);
    }
}
