package org.xentestday.agent.plan;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.xentestday.agent.spool.Summary;
import org.xentestday.model.catalogue.Catalogue;
import org.xentestday.model.catalogue.TestCase;
import org.xentestday.model.result.Candidate;
import org.xentestday.model.result.Facets;
import org.xentestday.model.verdict.Asks;
import org.xentestday.model.verdict.Asks.Ask;

/** What is worth most to test on this machine: the server's asks that it can answer, and what the plan wants. Pure. */
public final class Ranking {
    /** The larger gain first, then what can be done at once, then what asks less of the tester; else the given order. */
    private static final Comparator<Suggestion> WORTH = Comparator.comparingDouble(
                    (Suggestion each) -> -Objects.requireNonNullElse(each.bits(), 0.0))
            .thenComparing(each -> each.runs() == Suggestion.Runs.NO)
            .thenComparing(each -> !each.fit().choose().isEmpty())
            .thenComparing(each -> each.how() == TestCase.How.GUIDED);

    private final Machine machine;
    private final List<Summary> mine;
    private final Catalogue catalogue;

    /** For that machine, which has these results already. */
    public Ranking(Machine machine, List<Summary> mine, Catalogue catalogue) {
        this.machine = machine;
        this.mine = mine;
        this.catalogue = catalogue;
    }

    /**
     * What to do on those TestDays, the most telling first, each test once a candidate. A destructive test is never
     * suggested.
     *
     * @param asks of the server; empty if it was not asked, and then the plan alone holds
     */
    public List<Suggestion> of(List<TestDay> days, Optional<List<Asks>> asks) {
        Set<String> seen = new HashSet<>();
        return Stream.concat(
                        asks.stream().flatMap(List::stream).flatMap(each -> asked(days, each)),
                        days.stream().flatMap(day -> wanted(day, asks.isPresent())))
                .filter(each -> each.risk() != TestCase.Risk.DESTRUCTIVE)
                .sorted(WORTH)
                .filter(each -> seen.add(each.test() + " " + each.candidate()))
                .toList();
    }

    private Stream<Suggestion> asked(List<TestDay> days, Asks asks) {
        Optional<TestCase> test = catalogue.test(asks.test());
        return test.isEmpty()
                ? Stream.empty()
                : asks.asks().stream()
                        .filter(ask -> meant(ask, asks.test()) && !documented(test.get(), ask.run(), ask.having()))
                        .map(ask -> Suggestion.of(
                                test.get(),
                                ask.run(),
                                runs(days, ask.run()),
                                ask.bits(),
                                ask.why(),
                                Fit.of(test.get(), machine, ask.having(), ask.lacking())))
                        .filter(each -> each.fit().possible());
    }

    /** Asked of this machine; or of anyone, and it has not answered yet. */
    private boolean meant(Ask ask, String test) {
        return ask.machine() == null ? !said(ask.run(), test) : ask.machine().equals(machine.pseudonym());
    }

    /** Whether the run would end as XFAIL, which tells nothing, unless something is known that makes it another case. */
    private boolean documented(TestCase test, Candidate run, Facets having) {
        Facets known = machine.facets().and(having);
        return test.expected().stream()
                .filter(each -> each.release() == null || each.release().equals(run.release()))
                .anyMatch(each -> known.only((name, value) ->
                                !value.equals(each.on().values().getOrDefault(name, value)))
                        .isEmpty());
    }

    private Stream<Suggestion> wanted(TestDay day, boolean serverAsked) {
        Candidate tested = day.tested();
        return day.wanted().stream()
                .filter(offer -> offer.fit().possible() && !said(tested, offer.test()))
                .flatMap(offer -> catalogue.test(offer.test()).stream()
                        .filter(test -> tested == null || !documented(test, tested, offer.on()))
                        .map(test -> Suggestion.of(
                                test,
                                tested,
                                tested == null ? Suggestion.Runs.NO : day.runs(tested, machine.running()),
                                serverAsked ? 0.0 : null,
                                sentence(tested, offer, serverAsked),
                                offer.fit())));
    }

    private static String sentence(@Nullable Candidate tested, Offer offer, boolean serverAsked) {
        String kind = offer.on().isEmpty() ? "" : " with " + offer.on();
        return "The plan wants it on " + offer.machines() + " machines" + kind
                + (serverAsked ? ", and has them; this one would be one more" : "; this one has not run it")
                + (tested == null ? "." : " on " + tested.shortName() + ".");
    }

    private boolean said(@Nullable Candidate candidate, String test) {
        return Offer.results(mine, candidate, test).stream().anyMatch(Offer::says);
    }

    /** As the TestDay says that knows most about it. */
    private Suggestion.Runs runs(List<TestDay> days, Candidate candidate) {
        return days.stream()
                .map(day -> day.runs(candidate, machine.running()))
                .min(Comparator.naturalOrder())
                .orElse(Suggestion.Runs.NO);
    }
}
