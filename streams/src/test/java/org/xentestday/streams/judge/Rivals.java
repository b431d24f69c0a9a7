package org.xentestday.streams.judge;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.apache.commons.numbers.gamma.LogGamma;

/**
 * How others decide, written again from descriptions of their rules. A machine is their environment. None of them knows
 * extents or states a probability.
 */
final class Rivals {
    /** How LUCI accepts a split: log of 1e-4. */
    private static final double SPLIT = Math.log(1e-4);

    private Rivals() {}

    static List<Rule> all() {
        return List.of(
                rule("SQUAD", runs -> runs.stream().anyMatch(Rivals::squad)),
                rule("KernelCI", runs -> runs.stream().anyMatch(Rivals::kernelCi)),
                rule("OSSTest", Rivals::osstest),
                rule("OSSTest with host key", runs -> runs.stream().anyMatch(one -> osstest(List.of(one)))),
                rule("TestGrid, 3 in a row", runs -> runs.stream().anyMatch(Rivals::testGrid)),
                rule("LUCI, machines pooled", Rivals::luci));
    }

    private static Rule rule(String name, Predicate<List<Runs>> regression) {
        return new Rule() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public List<Opinion> opinions(World world) {
                return world.tests().stream()
                        .map(test -> Opinion.flat(regression.test(Runs.of(world.candidates(), test))))
                        .toList();
            }
        };
    }

    /** Any run of the last build that this environment finished passed, and any run of this build failed. */
    static boolean squad(Runs runs) {
        return runs.before().contains(false) && runs.now().contains(true);
    }

    /** Newest first: failures, then passes, and no second flip. */
    static boolean kernelCi(Runs runs) {
        List<Boolean> newestFirst = new ArrayList<>(runs.all());
        Collections.reverse(newestFirst);
        int flip = newestFirst.indexOf(false);
        return !runs.now().isEmpty()
                && flip > 0
                && !newestFirst.subList(flip, newestFirst.size()).contains(true);
    }

    /**
     * A failure blocks if the test ever passed, the baseline did not fail the same way even once, and no other run of
     * the version under test passed (that would make it a heisenbug).
     */
    static boolean osstest(List<Runs> runs) {
        List<Boolean> now = flat(runs, Runs::now);
        List<Boolean> before = flat(runs, Runs::before);
        return now.contains(true) && !now.contains(false) && before.contains(false) && !before.contains(true);
    }

    /** The three newest columns of a row failed, the newest of them now; a row is a machine. */
    static boolean testGrid(Runs runs) {
        List<Boolean> all = runs.all();
        return !runs.now().isEmpty()
                && all.size() >= 3
                && !all.subList(all.size() - 3, all.size()).contains(false);
    }

    /**
     * Changepoints over candidates with all machines pooled, one run a machine and candidate: greedy binary
     * segmentation by marginal likelihoods with Beta(0.3, 0.5). A regression if the last segment starts within this
     * release and fails more than the one before.
     */
    static boolean luci(List<Runs> runs) {
        int candidates = runs.isEmpty() ? 0 : runs.getFirst().failed().size();
        int[] failing = new int[candidates];
        int[] ran = new int[candidates];
        for (Runs machine : runs) {
            for (int c = 0; c < candidates; c++) {
                ran[c] += machine.failed().get(c).isEmpty() ? 0 : 1;
                failing[c] += !machine.failed().get(c).isEmpty()
                                && machine.failed().get(c).getFirst()
                        ? 1
                        : 0;
            }
        }
        List<Integer> starts = new ArrayList<>(List.of(0));
        split(failing, ran, 0, candidates, starts);
        Collections.sort(starts);
        int last = starts.getLast();
        int previous = starts.size() < 2 ? 0 : starts.get(starts.size() - 2);
        return last > 0 && rate(failing, ran, last, candidates) > rate(failing, ran, previous, last);
    }

    private static void split(int[] failing, int[] ran, int from, int until, List<Integer> starts) {
        double whole = likelihood(failing, ran, from, until);
        IntStream.range(from + 1, until)
                .boxed()
                .max((one, other) ->
                        Double.compare(gain(failing, ran, from, one, until), gain(failing, ran, from, other, until)))
                .filter(at -> gain(failing, ran, from, at, until) - whole + SPLIT > 0)
                .ifPresent(at -> {
                    starts.add(at);
                    split(failing, ran, from, at, starts);
                    split(failing, ran, at, until, starts);
                });
    }

    private static double gain(int[] failing, int[] ran, int from, int at, int until) {
        return likelihood(failing, ran, from, at) + likelihood(failing, ran, at, until);
    }

    private static double likelihood(int[] failing, int[] ran, int from, int until) {
        double a = 0.3;
        double b = 0.5;
        int x = sum(failing, from, until);
        int n = sum(ran, from, until);
        return LogGamma.value(a + b)
                - LogGamma.value(a)
                - LogGamma.value(b)
                + LogGamma.value(x + a)
                + LogGamma.value(n - x + b)
                - LogGamma.value(n + a + b);
    }

    private static double rate(int[] failing, int[] ran, int from, int until) {
        return sum(failing, from, until) / (double) Math.max(1, sum(ran, from, until));
    }

    private static int sum(int[] counts, int from, int until) {
        return IntStream.range(from, until).map(c -> counts[c]).sum();
    }

    private static List<Boolean> flat(List<Runs> runs, java.util.function.Function<Runs, List<Boolean>> part) {
        return runs.stream().map(part).flatMap(List::stream).toList();
    }
}
