package org.xentestday.collector.board;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.xentestday.collector.view.Standing;
import org.xentestday.model.result.Candidate;
import org.xentestday.model.verdict.Asks;
import org.xentestday.model.verdict.Asks.Ask;

/**
 * A call for testers: a run that would tell much.
 *
 * @param test id
 * @param title of the test
 * @param run the candidate to run
 * @param again whether it is asked of a machine that ran the test before, and not of another one
 * @param having facets of the machine
 * @param lacking facets that it must not have all of
 * @param bits expected gain of information
 * @param why one sentence
 */
record Call(
        String test,
        String title,
        Candidate run,
        boolean again,
        SortedMap<String, String> having,
        SortedMap<String, String> lacking,
        double bits,
        String why) {
    /** So many are shown. */
    static final int MOST = 5;

    /** The calls of a candidate. Of those that are alike the first stands for all, whichever machine it is asked of. */
    static List<Call> all(Standing standing, UnaryOperator<String> title) {
        Set<Call> seen = new HashSet<>();
        return standing.asks().values().stream()
                .flatMap(asks -> calls(asks, title))
                .sorted(Comparator.comparingDouble(call -> -call.bits())) // stable: tests in their order
                .filter(call -> seen.add(call.alike()))
                .limit(MOST)
                .toList();
    }

    private static Stream<Call> calls(Asks asks, UnaryOperator<String> title) {
        return asks.asks().stream().map(ask -> of(ask, asks.test(), title.apply(asks.test())));
    }

    private static Call of(Ask ask, String test, String title) {
        return new Call(
                test,
                title,
                ask.run(),
                ask.machine() != null,
                ask.having().values(),
                ask.lacking().values(),
                ask.bits(),
                ask.why());
    }

    private Call alike() {
        return new Call(test, title, run, again, having, lacking, 0, "");
    }
}
