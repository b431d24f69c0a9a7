package org.xentestday.streams.judge;

import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import org.xentestday.model.result.Facets;
import org.xentestday.streams.judge.Opinion.Word;
import org.xentestday.streams.judge.World.SimTest;

/**
 * The upper limit: it is told of whom a change would be, and only has to see whether there is one. It weighs the votes
 * of the machines within the true extent (everyone where nothing changed) by the rates that the worlds are made of:
 * each course of rates has its share of the tests, and a vote fails at the course's rate or by accident. Source of the
 * weighing: Bayes' rule.
 */
final class Oracle implements Rule {
    private static final double SURE = 0.95;
    private static final double DOUBT = 0.3;
    /** Accidents, quirks, bad machines and misreported sessions together, as the fair climate has them. */
    private static final double ACCIDENT = 0.05;

    private static final double CLEAN = 0;
    private static final double[] FLAKY = {0.05, 0.1, 0.15, 0.25, 0.4};
    private static final double[] BAD = {0.7, 0.95, 0.95};

    @Override
    public String name() {
        return "Oracle";
    }

    @Override
    public List<Opinion> opinions(World world) {
        return world.tests().stream().map(test -> opinion(world, test)).toList();
    }

    private static Opinion opinion(World world, SimTest test) {
        List<Facets> extents =
                test.truth().changes().stream().map(Truth.Change::extent).toList();
        List<Opinion> opinions = (extents.isEmpty() ? List.of(Facets.NONE) : extents)
                .stream().map(extent -> opinion(world, test, extent)).toList();
        return opinions.stream()
                .max((one, other) -> Double.compare(one.probability(), other.probability()))
                .orElseThrow();
    }

    private static Opinion opinion(World world, SimTest test, Facets extent) {
        List<Runs> runs = Runs.of(world.candidates(), test).stream()
                .filter(machine -> machine.facets().within(extent))
                .toList();
        int last = world.candidates().size() - 1;
        long failing = runs.stream().filter(machine -> machine.fails(last)).count();
        double probability = regression(runs, last);
        Word word = probability >= SURE && failing >= 2
                ? Word.REGRESSION
                : probability >= DOUBT && failing >= 1 ? Word.SUSPECT : Word.NOTHING;
        return new Opinion(word, List.of(new Opinion.Named(extent, List.of())), probability);
    }

    private static double regression(List<Runs> runs, int last) {
        double risen = 0;
        for (int change = 1; change <= last; change++) {
            int from = change;
            risen += 13.0 / 40 / last * mean(BAD, rate -> likelihood(runs, c -> c < from ? CLEAN : rate));
        }
        double shifted = 1.0 / 40 * likelihood(runs, c -> c < last ? 0.03 : 0.35);
        double clean = 13.0 / 40 * likelihood(runs, c -> CLEAN);
        double flaky = 5.0 / 40 * mean(FLAKY, rate -> likelihood(runs, c -> rate));
        double broken = 5.0 / 40 * mean(BAD, rate -> likelihood(runs, c -> rate));
        double fixed = 3.0 / 40 * mean(BAD, rate -> likelihood(runs, c -> c < last ? rate : CLEAN));
        return (risen + shifted) / (risen + shifted + clean + flaky + broken + fixed);
    }

    private static double mean(double[] rates, DoubleUnaryOperator of) {
        return IntStream.range(0, rates.length)
                .mapToDouble(i -> of.applyAsDouble(rates[i]))
                .average()
                .orElseThrow();
    }

    /** A rate by the place of the candidate. */
    private interface Course {
        double rate(int candidate);
    }

    private static double likelihood(List<Runs> runs, Course course) {
        double likelihood = 1;
        for (Runs machine : runs) {
            for (int c = 0; c < machine.failed().size(); c++) {
                if (!machine.failed().get(c).isEmpty()) {
                    double fails = 1 - (1 - course.rate(c)) * (1 - ACCIDENT);
                    likelihood *= machine.fails(c) ? fails : 1 - fails;
                }
            }
        }
        return likelihood;
    }
}
