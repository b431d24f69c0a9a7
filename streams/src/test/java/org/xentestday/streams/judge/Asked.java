package org.xentestday.streams.judge;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.xentestday.model.verdict.Asks;
import org.xentestday.streams.decide.Evidence;
import org.xentestday.streams.judge.World.SimTest;

/**
 * Our rule after it was allowed to ask: every machine runs at most two tests once more, or each test at most twice more;
 * the ones that the published asks say tell most. They are asked in four rounds, at most two machines for one test in a
 * round, so that the answers of some help to choose the others.
 */
final class Asked implements Rule {
    private static final int ROUNDS = 4;
    private static final int RUNS_A_MACHINE = 2;
    private static final int AT_ONE_TEST = 2;
    private final Ours ours = new Ours();
    private final boolean eachTest;

    /** Whether the two runs are for each test, and not for all of them together. */
    Asked(boolean eachTest) {
        this.eachTest = eachTest;
    }

    /** One ask with the test that it belongs to and a machine that could answer it. */
    private record Wish(SimTest test, Asks.Ask ask, Place place) {}

    @Override
    public String name() {
        return "TestDay, two runs asked of each machine" + (eachTest ? " and test" : "");
    }

    @Override
    public List<Opinion> opinions(World world) {
        World grown = world;
        Map<String, Integer> asked = new HashMap<>();
        for (int round = 1; round <= ROUNDS; round++) {
            grown = round(grown, round, asked);
        }
        return ours.opinions(grown);
    }

    private World round(World world, int round, Map<String, Integer> asked) {
        List<Wish> wishes = new ArrayList<>();
        List<Asks> asks = ours.asks(world);
        for (int i = 0; i < asks.size(); i++) {
            SimTest test = world.tests().get(i);
            asks.get(i)
                    .asks()
                    .forEach(ask -> takers(test, ask).forEach(place -> wishes.add(new Wish(test, ask, place))));
        }
        wishes.sort(Comparator.comparingDouble(wish -> -wish.ask().bits()));
        Map<String, List<Evidence>> more = new HashMap<>();
        Set<String> busy = new HashSet<>();
        for (Wish wish : wishes) {
            List<Evidence> added = more.computeIfAbsent(wish.test().id(), any -> new ArrayList<>());
            String asker = wish.place().machine() + (eachTest ? wish.test().id() : "");
            boolean free = asked.getOrDefault(asker, 0) < RUNS_A_MACHINE && !busy.contains(asker);
            if (free && added.size() < AT_ONE_TEST) {
                busy.add(asker);
                asked.merge(asker, 1, Integer::sum);
                added.add(run(world, wish, round));
            }
        }
        return world.with(more);
    }

    /** The machine itself, or those of the kind that have not run the test. */
    private static List<Place> takers(SimTest test, Asks.Ask ask) {
        Set<String> ran = new HashSet<>();
        test.arrivals().forEach(arrival -> ran.add(arrival.machine()));
        return test.places().stream()
                .filter(place -> ask.machine() == null
                        ? !ran.contains(place.machine())
                                && place.configuration().within(ask.having())
                        : place.machine().equals(ask.machine()))
                .filter(place -> ask.lacking().values().isEmpty()
                        || !place.configuration().within(ask.lacking()))
                .toList();
    }

    private static Evidence run(World world, Wish wish, int round) {
        return wish.place().again(world.candidates().indexOf(wish.ask().run()), 100 + round);
    }
}
