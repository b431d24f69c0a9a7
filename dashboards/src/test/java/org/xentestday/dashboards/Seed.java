package org.xentestday.dashboards;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.xentestday.collector.index.SeededIndex;
import org.xentestday.model.event.Event;
import org.xentestday.model.event.EventType;
import org.xentestday.model.fixture.TestMachine;
import org.xentestday.model.result.Candidate;
import org.xentestday.model.result.Facet;
import org.xentestday.model.result.Facets;
import org.xentestday.model.result.Result;
import org.xentestday.model.result.Status;
import org.xentestday.model.verdict.Coverage;
import org.xentestday.model.verdict.Disposition;
import org.xentestday.model.verdict.Tally;
import org.xentestday.model.verdict.Verdict;
import org.xentestday.model.verdict.VerdictKind;

/**
 * A small TestDay with known figures: six machines boot rc6; graphics cards with a large BAR fail on three of them, pass
 * on two and could not be tried on one; one older result is there for comparison, and one record was unreadable.
 */
final class Seed {
    static final String GPU = "gpu-passthrough-large-vram";

    private static final String NOW = "4.3.0-rc6";
    private static final Candidate RC6 = Candidate.parse(NOW);

    private Seed() {}

    static SeededIndex into(SeededIndex index) {
        List<Status> gpu = List.of(Status.FAIL, Status.FAIL, Status.FAIL, Status.PASS, Status.PASS, Status.BROKEN);
        for (int i = 0; i < gpu.size(); i++) {
            boolean large = gpu.get(i) == Status.FAIL;
            TestMachine machine = TestMachine.named("machine-" + i).with(Facet.DUT_BAR, large ? "le8g" : "le256m");
            sent(index, machine, machine.result(NOW, "boot", Status.PASS, 1), true);
            sent(index, machine, machine.result(NOW, GPU, gpu.get(i), 1), true);
        }
        TestMachine stranger = TestMachine.named("machine-0");
        sent(index, stranger, stranger.result("4.2.0-final", "boot", Status.PASS, 1), false);
        index.withDeadLetter("malformed", TestMachine.NOON);
        return said(index);
    }

    private static void sent(SeededIndex index, TestMachine machine, Result result, boolean counted) {
        index.with(machine.signed(result, 1));
        Disposition disposition = new Disposition(
                result.id(),
                counted ? Disposition.Kind.COUNTED : Disposition.Kind.EXCLUDED,
                counted ? null : "not-enrolled",
                counted ? "It is counted." : "Its machine is not enrolled.",
                machine.pseudonym(),
                result.build().candidate(),
                result.test(),
                counted ? Verdict.key(result.build().candidate(), result.test()) : null,
                1);
        index.with(made(EventType.DISPOSITION, result.id(), disposition));
    }

    private static SeededIndex said(SeededIndex index) {
        Facets large = Facets.NONE.with(Facet.DUT_BAR, "le8g");
        Verdict regression = verdict(
                GPU, VerdictKind.REGRESSION, large, new Tally(3, 3), new Tally(0, 2), List.of("REGR. vs. 4.2.0"));
        Verdict passing =
                verdict("boot", VerdictKind.PASSING, Facets.NONE, new Tally(0, 6), Tally.NONE, List.of("like 4.2.0"));
        Stream.of(regression, passing).forEach(v -> index.with(made(EventType.VERDICT, v.mainKey(), v)));
        Stream.of(coverage(GPU, new Tally(3, 5)), coverage("boot", new Tally(0, 6)))
                .forEach(c -> index.with(made(EventType.COVERAGE, c.key(), c)));
        return index;
    }

    private static Verdict verdict(
            String test, VerdictKind kind, Facets extent, Tally here, Tally outside, List<String> reasons) {
        return new Verdict(
                RC6,
                test,
                kind,
                extent,
                List.of(),
                null,
                null,
                here,
                outside,
                Tally.NONE,
                null,
                null,
                null,
                0,
                List.of(),
                "1",
                reasons,
                null,
                List.of(),
                List.of());
    }

    private static Coverage coverage(String test, Tally machines) {
        return new Coverage(RC6, test, machines, 6, 6, 1, Map.of(), new TreeMap<>(), new TreeMap<>());
    }

    private static Event made(EventType type, String key, Object body) {
        return Event.of(type, key, "/streams", key, TestMachine.NOON.plus(Duration.ofMinutes(1)), body);
    }
}
