package org.xentestday.streams.judge;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.xentestday.model.result.Candidate;
import org.xentestday.model.verdict.Asks;
import org.xentestday.model.verdict.Tally;
import org.xentestday.model.verdict.Verdict;
import org.xentestday.model.verdict.VerdictKind;
import org.xentestday.streams.decide.BayesRule;
import org.xentestday.streams.decide.Cell;
import org.xentestday.streams.decide.NextRuns;
import org.xentestday.streams.decide.Quality;
import org.xentestday.streams.decide.Question;
import org.xentestday.streams.decide.Troubles;
import org.xentestday.streams.judge.World.SimTest;

/** The rule of this house, with the quality of the machines from all tests of the world, as the topology has it. */
final class Ours implements Rule {
    private final BayesRule rule = new BayesRule();

    @Override
    public String name() {
        return "TestDay";
    }

    @Override
    public List<Opinion> opinions(World world) {
        Troubles troubles = troubles(world);
        return world.tests().stream()
                .map(test -> opinion(rule.decide(question(world.current(), test, troubles))))
                .toList();
    }

    /** What it would ask next of each test. */
    List<Asks> asks(World world) {
        Troubles troubles = troubles(world);
        return world.tests().stream()
                .map(test -> question(world.current(), test, troubles))
                .map(question -> NextRuns.after(rule.decide(question).getFirst(), question, List.of()))
                .toList();
    }

    private static Opinion opinion(List<Verdict> verdicts) {
        Verdict main = verdicts.getFirst();
        Opinion.Word word = switch (main.kind()) {
            case REGRESSION -> Opinion.Word.REGRESSION;
            case SUSPECT, NEW_FAILURE -> Opinion.Word.SUSPECT;
            case FLAKY, BROKEN_BEFORE, FIXED, PASSING, INSUFFICIENT, HARNESS, UNTESTED -> Opinion.Word.NOTHING;
        };
        double probability = main.probability() == null || word == Opinion.Word.NOTHING ? 0 : main.probability();
        return new Opinion(
                word,
                verdicts.stream()
                        .filter(verdict -> verdict.kind() == VerdictKind.REGRESSION)
                        .map(verdict -> new Opinion.Named(verdict.extent(), verdict.equivalent()))
                        .toList(),
                probability);
    }

    private static Troubles troubles(World world) {
        Map<String, Tally> sums = new HashMap<>();
        for (SimTest test : world.tests()) {
            for (Candidate candidate : world.candidates()) {
                Quality.failedAlone(question(candidate, test, Troubles.NONE))
                        .forEach((machine, one) -> sums.merge(key(machine, candidate), one, Tally::plus));
            }
        }
        return (machine, candidate) -> Quality.trouble(sums.getOrDefault(key(machine, candidate), Tally.NONE));
    }

    private static Question question(Candidate candidate, SimTest test, Troubles troubles) {
        List<Cell> cells = test.histories().stream()
                .flatMap(history -> history.cells().stream())
                .toList();
        return new Question(candidate, test.id(), cells, troubles);
    }

    private static String key(String machine, Candidate candidate) {
        return machine + ' ' + candidate;
    }
}
