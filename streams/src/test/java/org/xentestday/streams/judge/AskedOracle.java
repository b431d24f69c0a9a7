package org.xentestday.streams.judge;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.xentestday.streams.decide.Evidence;
import org.xentestday.streams.judge.Opinion.Word;
import org.xentestday.streams.judge.World.SimTest;

/**
 * The upper limit of asking: the oracle, which knows what changed for whom, spends two runs of each machine on the tests
 * that it can nearly prove, and only on machines that the change concerns.
 */
final class AskedOracle implements Rule {
    private static final int ROUNDS = 12;
    private static final int RUNS_A_MACHINE = 2;
    private final Oracle oracle = new Oracle();

    @Override
    public String name() {
        return "Oracle, two runs asked of each machine";
    }

    @Override
    public List<Opinion> opinions(World world) {
        World grown = world;
        Map<String, Integer> asked = new HashMap<>();
        for (int round = 1; round <= ROUNDS; round++) {
            grown = round(grown, round, asked);
        }
        return oracle.opinions(grown);
    }

    /** One run for each test that is regressed and not proven, the nearly proven first. */
    private World round(World world, int round, Map<String, Integer> asked) {
        List<Opinion> opinions = oracle.opinions(world);
        Map<String, List<Evidence>> more = new HashMap<>();
        IntStream.range(0, opinions.size())
                .filter(i -> opinions.get(i).word() != Word.REGRESSION)
                .filter(i -> world.tests().get(i).truth().kind().regression())
                .boxed()
                .sorted(Comparator.comparingDouble(i -> -opinions.get(i).probability()))
                .forEach(i -> {
                    SimTest test = world.tests().get(i);
                    more.put(test.id(), run(world, test, round, asked));
                });
        return world.with(more);
    }

    private static List<Evidence> run(World world, SimTest test, int round, Map<String, Integer> asked) {
        List<Evidence> added = new ArrayList<>();
        Map<String, Runs> ran = new HashMap<>();
        Runs.of(world.candidates(), test).forEach(runs -> ran.put(runs.machine(), runs));
        test.places().stream()
                .filter(place -> asked.getOrDefault(place.machine(), 0) < RUNS_A_MACHINE)
                .filter(place -> test.truth().changes().stream()
                        .anyMatch(change -> place.configuration().within(change.extent())))
                .min(Comparator.comparingInt(place -> use(world, ran.get(place.machine()))))
                .ifPresent(place -> {
                    asked.merge(place.machine(), 1, Integer::sum);
                    added.add(place.again(wanted(world, ran.get(place.machine())), 100 + round));
                });
        return added;
    }

    /** A machine that fails and has no baseline is worth most, then one that never ran the candidate. */
    private static int use(World world, @Nullable Runs runs) {
        if (runs == null) {
            return 1;
        }
        boolean now = !runs.now().isEmpty();
        boolean before = !runs.before().isEmpty();
        return now && !before && runs.fails(world.candidates().size() - 1) ? 0 : now ? 2 : 1;
    }

    private static int wanted(World world, @Nullable Runs runs) {
        int last = world.candidates().size() - 1;
        return runs == null || runs.now().isEmpty() ? last : runs.before().isEmpty() ? last - 1 : last;
    }
}
