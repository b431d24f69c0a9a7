package org.xentestday.streams.judge;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.xentestday.model.result.Facets;
import org.xentestday.streams.decide.BayesRule;
import org.xentestday.streams.decide.Cell;
import org.xentestday.streams.decide.Evidence;
import org.xentestday.streams.decide.Question;

/**
 * How long one decision takes, and how that grows with machines and with facets. Start it with {@code ./bench decision}.
 * Every test of simulated TestDays whose machines have 20 facets is decided, on this thread alone; the first rounds warm up.
 */
final class DecisionBench {
    private static final List<Integer> MACHINES = List.of(25, 50, 100, 200, 400, 1000);
    private static final int MOST_FACETS = 20;
    private static final List<Integer> FACETS = List.of(5, 10, MOST_FACETS);
    private static final int ROUNDS = 4;
    private static final int WORLDS = 4;
    private static final long SEED = 77;

    private DecisionBench() {}

    /** No arguments. */
    public static void main(String[] arguments) {
        System.out.println("machines  facets  candidates   mean ms   99 % ms   worst ms   ns / (machine x facets^2)");
        for (int facets : FACETS) {
            for (int machines : MACHINES) {
                line(machines, facets);
            }
        }
    }

    private static void line(int machines, int facets) {
        List<Question> questions = IntStream.range(0, WORLDS)
                .mapToObj(i -> WorldMaker.world(SEED + i, machines, Climate.FAIR))
                .flatMap(world -> world.tests().stream()
                        .filter(test -> test.places()
                                        .getFirst()
                                        .configuration()
                                        .values()
                                        .size()
                                >= MOST_FACETS)
                        .map(test -> question(world, test, facets)))
                .toList();
        double[] millis = {};
        for (int round = 0; round < ROUNDS; round++) {
            millis = questions.stream().mapToDouble(DecisionBench::millis).toArray();
        }
        Arrays.sort(millis);
        double mean = Arrays.stream(millis).average().orElseThrow();
        System.out.printf(
                Locale.ROOT,
                "%8d  %6d  %10d  %8.2f  %8.2f  %9.2f  %10.1f%n",
                machines,
                facets,
                4,
                mean,
                millis[millis.length * 99 / 100],
                millis[millis.length - 1],
                mean * 1e6 / machines / facets / facets);
    }

    private static double millis(Question question) {
        long start = System.nanoTime();
        new BayesRule().decide(question);
        return (System.nanoTime() - start) / 1e6;
    }

    private static Question question(World world, World.SimTest test, int facets) {
        List<Cell> cells = test.histories().stream()
                .flatMap(history -> history.cells().stream())
                .map(cell -> new Cell(
                        cell.evidence().stream().map(one -> first(one, facets)).toList()))
                .toList();
        return new Question(world.current(), test.id(), cells);
    }

    private static Evidence first(Evidence one, int facets) {
        Map<String, String> first = new TreeMap<>();
        one.facets().values().entrySet().stream()
                .limit(facets)
                .forEach(pair -> first.put(pair.getKey(), pair.getValue()));
        return new Evidence(
                one.id(),
                one.machine(),
                one.tester(),
                one.boot(),
                one.attempt(),
                one.candidate(),
                one.changeset(),
                one.status(),
                Facets.of(first),
                one.symptom(),
                one.sequence(),
                one.digest(),
                one.copies());
    }
}
