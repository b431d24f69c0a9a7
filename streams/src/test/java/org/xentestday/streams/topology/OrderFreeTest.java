package org.xentestday.streams.topology;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.xentestday.model.Topics;
import org.xentestday.model.event.Event;
import org.xentestday.model.fixture.TestMachine;
import org.xentestday.model.issue.KnownIssue;
import org.xentestday.model.issue.KnownIssue.Match;
import org.xentestday.model.result.Facet;
import org.xentestday.model.result.Facets;
import org.xentestday.model.result.Status;

/** Same results, same bytes of verdicts: whatever the order, the copies and the moments of decision. */
class OrderFreeTest {
    private static final List<TestMachine> MACHINES = IntStream.range(0, 8)
            .mapToObj(i -> TestMachine.named("order" + i).with(Facet.SMT, i % 2 == 0 ? "on" : "off"))
            .toList();
    private static final KnownIssue ISSUE = new KnownIssue(
            "hotplug",
            "Hotplug fails",
            null,
            KnownIssue.State.ACTIVE,
            new Match(List.of(), List.of(), Facets.NONE, null),
            null);
    private static final List<Event> LOG = log();
    private static final Map<String, String> VERDICTS = verdicts(LOG, new Random(0));

    @Property(tries = 12)
    void any_permutation_with_any_copies_gives_the_same_bytes(@ForAll Random random) {
        List<Event> shuffled = new ArrayList<>(LOG);
        for (int copies = random.nextInt(40); copies > 0; copies--) {
            shuffled.add(LOG.get(random.nextInt(LOG.size())));
        }
        Collections.shuffle(shuffled, random);

        assertThat(verdicts(shuffled, random)).isEqualTo(VERDICTS);
    }

    private static Map<String, String> verdicts(List<Event> log, Random random) {
        try (TopologyBench bench = new TopologyBench()) {
            List<Runnable> steps = new ArrayList<>();
            log.forEach(event -> steps.add(() -> bench.send(event)));
            steps.add(random.nextInt(steps.size() + 1), () -> bench.publish(ISSUE));
            MACHINES.forEach(machine -> steps.add(random.nextInt(steps.size() + 1), () -> bench.enrol(machine)));
            for (Runnable step : steps) {
                step.run();
                if (random.nextInt(20) == 0) {
                    bench.decide();
                }
            }
            bench.decide();
            return bench.left(Topics.VERDICTS);
        }
    }

    private static List<Event> log() {
        Random world = new Random(7);
        List<Event> log = new ArrayList<>();
        for (TestMachine machine : MACHINES) {
            for (String candidate : List.of("4.2.5-final", "4.3.0-rc5", "4.3.0-rc6")) {
                for (String test : List.of("boot", "cpu-hotplug")) {
                    Status[] statuses = Status.values();
                    log.add(machine.event(candidate, test, statuses[world.nextInt(statuses.length)], 1));
                    log.add(machine.event(candidate, test, statuses[world.nextInt(3)], 2));
                }
            }
            // one machine fails alone in many tests, so that all other tests must weigh it less
            for (int test = 0; test < 6; test++) {
                Status status = machine.equals(MACHINES.getFirst()) ? Status.FAIL : Status.PASS;
                log.add(machine.event("4.3.0-rc6", "test-" + test, status, 1));
            }
            // two words on one attempt: the later one holds
            log.add(machine.signed(machine.result("4.3.0-rc6", "boot", Status.PASS, 3), 5));
            log.add(machine.signed(machine.result("4.3.0-rc6", "boot", Status.CRASH, 3), 6));
        }
        return log;
    }
}
