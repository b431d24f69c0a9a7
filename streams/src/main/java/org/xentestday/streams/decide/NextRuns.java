package org.xentestday.streams.decide;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.xentestday.model.plan.Plan.Wanted;
import org.xentestday.model.result.Candidate;
import org.xentestday.model.result.Facets;
import org.xentestday.model.verdict.Asks;
import org.xentestday.model.verdict.Asks.Ask;
import org.xentestday.model.verdict.Tally;
import org.xentestday.model.verdict.Verdict;
import org.xentestday.streams.decide.Extents.Extent;

/** Chooses the runs that would tell most about a test: by which machine or kind of machine, on which candidate. */
public final class NextRuns {
    private static final double WORTH_ASKING = 0.01;
    private static final int KINDS = 4;
    private static final Comparator<Ask> MOST_TELLING = Comparator.comparingDouble((Ask ask) -> -ask.bits())
            .thenComparing(ask -> ask.machine() == null ? "" : ask.machine())
            .thenComparing(Ask::run)
            .thenComparing(ask -> ask.having() + " " + ask.lacking());

    private final Question question;
    private final Posterior posterior;
    private final List<Candidate> line;
    private final Gain gain;
    private final boolean known;
    private final List<Ask> asks = new ArrayList<>();

    private NextRuns(Question question, List<Unit> units, boolean known) {
        this.question = question;
        this.known = known;
        this.posterior = Posterior.of(units);
        this.line = Units.candidates(question);
        this.gain = known ? Gain.aboutExtent(posterior) : Gain.aboutRegression(posterior);
    }

    /**
     * What to ask after that main verdict: for what it is about, and for the wishes of the plan that concern the test and
     * are not met. Nothing where one more run would change nothing.
     */
    public static Asks after(Verdict verdict, Question question, List<Wanted> wishes) {
        List<Unit> units = Units.of(question);
        boolean quiet = units.stream().noneMatch(Unit::fails);
        List<Ask> asks = quiet ? first(question) : new NextRuns(question, units, known(verdict)).find();
        return asks(question, Stream.concat(asks.stream(), unmet(question, wishes)));
    }

    /** What to ask about a test that nobody ran on that candidate. */
    public static Asks untested(Question question, List<Wanted> wishes) {
        return asks(question, unmet(question, wishes));
    }

    private static Asks asks(Question question, Stream<Ask> asks) {
        return new Asks(
                question.candidate(),
                question.test(),
                asks.sorted(MOST_TELLING).limit(Asks.MOST).toList());
    }

    private static Stream<Ask> unmet(Question question, List<Wanted> wishes) {
        return wishes.stream()
                .filter(wish -> wish.test().equals(question.test()))
                .filter(wish -> question.tally(wish.on()).ran() < wish.machines())
                .map(wish -> unmet(question, wish));
    }

    private static Ask unmet(Question question, Wanted wish) {
        Tally ran = question.tally(wish.on());
        String kind = wish.on().values().isEmpty() ? "" : " with " + wish.on();
        String why = "The plan wants it on " + wish.machines() + " machines" + kind + "; " + ran.ran() + " ran it.";
        double bits = Rates.rounded(Gain.aboutRate(ran));
        return new Ask(null, wish.on(), Facets.NONE, question.candidate(), bits, why);
    }

    private static boolean known(Verdict verdict) {
        return switch (verdict.kind()) {
            case REGRESSION -> true;
            case SUSPECT, NEW_FAILURE, FLAKY, BROKEN_BEFORE, FIXED, PASSING, INSUFFICIENT, HARNESS, UNTESTED -> false;
        };
    }

    /** Where nothing fails and few ran it, anybody's run tells something. */
    private static List<Ask> first(Question question) {
        int ran = question.here().size();
        if (ran >= BayesRule.MACHINES_FOR_PASSING) {
            return List.of();
        }
        String why =
                "Only " + ran + " of the " + BayesRule.MACHINES_FOR_PASSING + " machines that a verdict needs ran it.";
        double bits = Rates.rounded(Gain.aboutRate(question.tally(Facets.NONE)));
        return List.of(new Ask(null, Facets.NONE, Facets.NONE, question.candidate(), bits, why));
    }

    private List<Ask> find() {
        machines();
        kinds();
        return asks;
    }

    private void machines() {
        Map<String, Double> alike = new HashMap<>();
        List<Unit> units = posterior.units();
        for (int place = 0; place < units.size(); place++) {
            int here = place;
            Unit unit = units.get(place);
            for (int c = 0; c < line.size(); c++) {
                int candidate = c;
                String key = unit.facets() + " " + unit.trials() + " " + c;
                double bits = alike.computeIfAbsent(
                        key,
                        any -> gain.bits(
                                unit, candidate, extent -> extent.units().get(here)));
                ask(unit.machine(), Facets.NONE, Facets.NONE, line.get(c), bits);
            }
        }
    }

    /** Kinds of machines that nobody has: those of a likely extent, and those that tell two names of one extent apart. */
    private void kinds() {
        posterior.likelyExtents(Statement.REGRESSION).stream()
                .flatMap(extent -> extent.each().stream())
                .filter(extent -> !extent.everyone())
                .distinct()
                .limit(KINDS)
                .forEach(extent -> {
                    ask(
                            null,
                            extent.name(),
                            Facets.NONE,
                            question.candidate(),
                            gain.bits(extent.name(), line.size() - 1));
                    if (extent.names().size() > 1) {
                        ask(null, extent.name(), extent.names().get(1), question.candidate(), tied(extent));
                    }
                });
    }

    /** Two names of one extent are as likely as one another: a machine with one of them tells nearly a whole bit. */
    private double tied(Extent extent) {
        return posterior.extents(Statement.REGRESSION).entrySet().stream()
                .filter(likely -> likely.getKey().each().contains(extent))
                .mapToDouble(Map.Entry::getValue)
                .sum();
    }

    private void ask(@Nullable String machine, Facets having, Facets lacking, Candidate run, double bits) {
        if (bits >= WORTH_ASKING) {
            asks.add(new Ask(machine, having, lacking, run, Rates.rounded(Math.min(1, bits)), why(lacking, run)));
        }
    }

    private String why(Facets lacking, Candidate run) {
        String test = question.test() + " on " + question.candidate().shortName();
        if (!lacking.values().isEmpty()) {
            return "It would tell apart what may be the cause in " + test + ".";
        }
        if (!run.equals(question.candidate())) {
            return "A run of " + run.shortName() + " would tell whether the failures of " + test + " are new.";
        }
        return known
                ? "It would tell which machines fail " + test + "."
                : "It would tell whether " + test + " regressed.";
    }
}
