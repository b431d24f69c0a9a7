package org.xentestday.collector.readiness;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.xentestday.model.result.Status;
import org.xentestday.model.verdict.Tally;
import org.xentestday.model.verdict.VerdictKind;

class DecisionProperties {
    private static final List<String> TESTS = List.of("boot", "guest-pv", "guest-hvm", "nested-hvm", "stubdomain");

    private record Piece(String test, VerdictKind kind, Tally machines, int broken) {
        void onto(Stand stand) {
            stand.verdict(test, kind, machines);
            stand.ran(test, machines, Map.of(Status.PASS, machines.ran(), Status.BROKEN, broken), Map.of());
        }
    }

    @Property(tries = 100)
    void a_broken_harness_never_makes_a_candidate_worse(
            @ForAll @Size(5) List<VerdictKind> kinds, @ForAll @IntRange(max = 4) int hit) {
        // given
        List<Piece> pieces = pieces(kinds);
        List<Piece> oneMore = new ArrayList<>(pieces);
        Piece before = pieces.get(hit);
        VerdictKind kind = before.kind() == VerdictKind.UNTESTED ? VerdictKind.HARNESS : before.kind();
        oneMore.set(hit, new Piece(before.test(), kind, before.machines(), before.broken() + 1));

        // then
        assertThat(outcome(oneMore, Policies.shipped())).isLessThanOrEqualTo(outcome(pieces, Policies.shipped()));
    }

    @Property(tries = 100)
    void the_order_of_what_is_told_and_asked_does_not_matter(
            @ForAll @Size(5) List<VerdictKind> kinds, @ForAll long seed) {
        // given
        List<Piece> pieces = new ArrayList<>(pieces(kinds));
        List<Rule> rules = new ArrayList<>(Policies.shipped().rules());
        Readiness told = report(pieces, Stand.with(rules, List.of()));

        // when
        Collections.shuffle(pieces, new Random(seed));
        Collections.shuffle(rules, new Random(seed));

        // then
        assertThat(report(pieces, Stand.with(rules, List.of()))).isEqualTo(told);
    }

    private static List<Piece> pieces(List<VerdictKind> kinds) {
        return IntStream.range(0, TESTS.size())
                .mapToObj(n -> piece(TESTS.get(n), kinds.get(n)))
                .toList();
    }

    private static Piece piece(String test, VerdictKind kind) {
        return switch (kind) {
            case UNTESTED -> new Piece(test, kind, Tally.NONE, 0);
            case HARNESS -> new Piece(test, kind, Tally.NONE, 2);
            case PASSING, FIXED -> new Piece(test, kind, new Tally(0, 12), 0);
            case INSUFFICIENT -> new Piece(test, kind, new Tally(0, 1), 0);
            case REGRESSION, SUSPECT, NEW_FAILURE, FLAKY, BROKEN_BEFORE -> new Piece(test, kind, new Tally(3, 12), 0);
        };
    }

    private static Outcome outcome(List<Piece> pieces, Policy policy) {
        return report(pieces, policy).outcome();
    }

    private static Readiness report(List<Piece> pieces, Policy policy) {
        Stand stand = new Stand();
        pieces.forEach(each -> each.onto(stand));
        return stand.under(policy);
    }
}
