package org.xentestday.streams.judge;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.xentestday.streams.judge.Score.Count;

/** The judge's table in Markdown. */
final class JudgeTable {
    private static final double NORMAL_95 = 1.959964;
    private static final List<Truth.Kind> FALSE = List.of(Truth.Kind.CLEAN, Truth.Kind.FLAKY, Truth.Kind.BROKEN_BEFORE);

    /** What worlds without a common cause are made of. */
    private static final List<Truth.Kind> INDEPENDENT = Stream.of(Truth.Kind.values())
            .filter(kind -> kind != Truth.Kind.COMMON_CAUSE)
            .toList();

    private JudgeTable() {}

    static String of(
            Map<Integer, Map<String, Score>> scores, Map<Integer, Map<String, Score>> causes, int worlds, long seed) {
        StringBuilder text = new StringBuilder();
        text.append("""
                # How the decisions compare

                Simulated TestDays with known truth: %d worlds of each size (a third each mild, fair and harsh), %d tests
                each, seeds from %d. Written by `streams/judge`; the worlds are in `streams/src/test`, package `judge`.
                A cell is the share of tests of that kind that the rule calls a regression, with its 95 %% interval
                (Wilson); for the oracle and for us also, in brackets, the share called regression or suspect. Right
                are 1 under *regressed* and 0 under *clean*, *flaky* and *broken before*. The oracle is told of whom a
                change would be and at which rates the worlds are made; nobody can do much better on these votes.

                ![Recall against false claims](judge.svg)

                """.formatted(worlds, WorldMaker.TESTS, seed));
        scores.forEach((size, rules) -> size(text, size, rules));
        text.append("## Against the budgets\n\n");
        text.append("| machines | regression recall / oracle's | regression or suspect / oracle's |");
        text.append(" false on clean | on flaky | on broken before |\n|---|---|---|---|---|---|\n");
        scores.forEach((size, rules) -> budgets(text, size, rules));
        text.append("\nThe budgets are 0.75, 0.95, 1 %, 4 % and 2 %.\n");
        asking(text, scores);
        extents(text, scores);
        claims(text, scores);
        causes(text, causes);
        text.append("""

                ## Calibration

                Expected calibration error of the probability that a claim or a suspicion states, all sizes together: %.3f.
                Each point is a tenth of the scale, with the number of tests that fell there. A point above the line says
                that more had regressed than was stated: of these tests %.0f %% have, and the prior expects fewer (see
                [RATIONALE](../RATIONALE.md)).

                ![Reliability](reliability.svg)
                """.formatted(Judge.ours(scores).calibrationError(), 100 * regressed(Judge.ours(scores))));
        return text.toString();
    }

    private static void size(StringBuilder text, int size, Map<String, Score> rules) {
        text.append("## ").append(size).append(" machines\n\n| rule |");
        for (Truth.Kind kind : INDEPENDENT) {
            text.append(' ')
                    .append(kind.name().toLowerCase(Locale.ROOT).replace('_', ' '))
                    .append(" (n=")
                    .append(rules.values().iterator().next().of(kind).tests())
                    .append(") |");
        }
        text.append("\n|---|").append("---|".repeat(INDEPENDENT.size())).append('\n');
        rules.forEach((rule, score) -> {
            text.append("| ").append(rule).append(" |");
            for (Truth.Kind kind : INDEPENDENT) {
                text.append(' ').append(cell(score.of(kind))).append(" |");
            }
            text.append('\n');
        });
        text.append('\n');
    }

    private static String cell(Count count) {
        double n = Math.max(1, count.tests());
        double rate = count.regressions() / n;
        double z2 = NORMAL_95 * NORMAL_95;
        double middle = (rate + z2 / (2 * n)) / (1 + z2 / n);
        double half = NORMAL_95 * Math.sqrt(rate * (1 - rate) / n + z2 / (4 * n * n)) / (1 + z2 / n);
        String share = share(rate) + " " + share(Math.max(0, middle - half)) + "–" + share(Math.min(1, middle + half));
        return count.suspects() == count.regressions() ? share : share + " [" + share(count.suspects() / n) + "]";
    }

    private static void budgets(StringBuilder text, int size, Map<String, Score> rules) {
        Score oracle = Judge.of(rules, new Oracle().name());
        Score ours = Judge.of(rules, new Ours().name());
        Count mine = ours.of(Truth.Kind::regression);
        Count limit = oracle.of(Truth.Kind::regression);
        text.append("| ").append(size).append(" | ");
        text.append(share(mine.regressions() / (double) limit.regressions())).append(" | ");
        text.append(share(mine.suspects() / (double) limit.suspects())).append(" |");
        falseClaims(text, ours);
    }

    private static void falseClaims(StringBuilder text, Score ours) {
        for (Truth.Kind kind : FALSE) {
            Count count = ours.of(kind);
            text.append(' ').append(percent(count.regressions(), count.tests())).append(" |");
        }
        text.append('\n');
    }

    private static String percent(int part, int of) {
        return String.format(Locale.ROOT, "%.2f %% (%d of %d)", 100.0 * part / Math.max(1, of), part, of);
    }

    /** What asking gains on the regressions of some hardware, beside the most that anybody could gain. */
    private static void asking(StringBuilder text, Map<Integer, Map<String, Score>> scores) {
        text.append("""

                ## After asking

                Share of the regressions of one or two facets that are called a regression: by ourselves; after at most two
                runs asked of each machine, over all its tests; after two of each machine for each test; and by an oracle
                that knows of whom a change is and spends the two runs of each machine on proving it. With few machines
                there are extents of one machine, and one machine never makes a regression.

                | machines | as it came | two of each machine | two of each and test | oracle that asks | false on clean and flaky after asking |
                |---|---|---|---|---|---|
                """);
        scores.forEach((size, rules) -> {
            Score asked = Judge.of(rules, new Asked(false).name());
            Count quiet = asked.of(kind -> kind == Truth.Kind.CLEAN || kind == Truth.Kind.FLAKY);
            text.append("| %d | %s | %s | %s | %s | %d of %d |%n"
                    .formatted(
                            size,
                            hardware(rules, new Ours()),
                            hardware(rules, new Asked(false)),
                            hardware(rules, new Asked(true)),
                            hardware(rules, new AskedOracle()),
                            quiet.regressions(),
                            quiet.tests()));
        });
    }

    private static String hardware(Map<String, Score> rules, Rule rule) {
        Count count = Judge.of(rules, rule.name())
                .of(kind -> kind == Truth.Kind.REGRESSED_ONE_FACET || kind == Truth.Kind.REGRESSED_TWO_FACETS);
        return share(count.regressions() / (double) Math.max(1, count.tests()));
    }

    /** Of whom the claims are; two regressions in one test want two. */
    private static void extents(StringBuilder text, Map<Integer, Map<String, Score>> scores) {
        text.append("""

                ## Of whom

                Of the regressions that we claim rightly, the share where the extent is exactly the true one; where it is,
                or no machine of that TestDay tells it apart from the true one; and, for two regressions in one test, where
                both are named so. No other system names any.

                | machines | exactly | or alike | both of two |
                |---|---|---|---|
                """);
        scores.forEach((size, rules) -> {
            Score ours = Judge.of(rules, new Ours().name());
            Count mine = ours.of(Truth.Kind::regression);
            Count two = ours.of(Truth.Kind.TWO_REGRESSIONS);
            double claims = mine.regressions();
            text.append("| %d | %s | %s | %s |%n"
                    .formatted(
                            size,
                            share(mine.named() / claims),
                            share(mine.covered() / claims),
                            share(two.whole() / (double) Math.max(1, two.regressions()))));
        });
    }

    /** Every published claim, also those beside the main verdict of a test. */
    private static void claims(StringBuilder text, Map<Integer, Map<String, Score>> scores) {
        text.append("""

                ## Every claim

                All that we claim, in all tests: first the main verdict of each test, then what is claimed besides. Untrue
                is a claim that holds for none of its machines that ran the candidate, mostly untrue (with these) one that
                holds for fewer than half. A lone claim is about one machine.

                | machines | main claims | untrue | mostly untrue | lone | further claims | untrue | mostly untrue | lone |
                |---|---|---|---|---|---|---|---|---|
                """);
        scores.forEach((size, rules) -> {
            Score ours = Judge.of(rules, new Ours().name());
            text.append("| ").append(size).append(" |");
            Stream.of(ours.first(), ours.further())
                    .forEach(claims -> text.append(" %d | %d | %d | %d |"
                            .formatted(claims.published(), claims.untrue(), claims.mostly(), claims.lone())));
            text.append('\n');
        });
    }

    /** Worlds in which one cause breaks many tests: what it hits, and what is said of the other tests. */
    private static void causes(StringBuilder text, Map<Integer, Map<String, Score>> causes) {
        text.append("""

                ## One cause, many tests

                Other worlds, one for each five of the above: there the last candidate breaks between 15 and 75 % of the tests
                on the same machines, which are a tenth to a quarter of all and share a facet. Of the tests that are hit: the
                share called a regression, and in brackets regression or suspect. Of the others: the false claims, and the
                share of the regressions that are called so.

                | machines | hit | oracle | TestDay | others regressed | false on clean | on flaky | on broken before |
                |---|---|---|---|---|---|---|---|
                """);
        causes.forEach((size, rules) -> {
            Score ours = Judge.of(rules, new Ours().name());
            Count hit = ours.of(Truth.Kind.COMMON_CAUSE);
            Count others = ours.of(kind -> kind.regression() && kind != Truth.Kind.COMMON_CAUSE);
            text.append("| %d | %d | %s | %s | %s |"
                    .formatted(
                            size,
                            hit.tests(),
                            cell(Judge.of(rules, new Oracle().name()).of(Truth.Kind.COMMON_CAUSE)),
                            cell(hit),
                            share(others.regressions() / (double) Math.max(1, others.tests()))));
            falseClaims(text, ours);
        });
    }

    private static double regressed(Score score) {
        return score.of(Truth.Kind::regression).tests()
                / (double) score.of(kind -> true).tests();
    }

    private static String share(double value) {
        return String.format(Locale.ROOT, "%.2f", value);
    }
}
