package org.xentestday.agent.plan;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.xentestday.agent.probe.Running;
import org.xentestday.agent.report.Builds;
import org.xentestday.agent.spool.Summary;
import org.xentestday.model.catalogue.Catalogue;
import org.xentestday.model.plan.Plan;
import org.xentestday.model.plan.Plan.KnownBuild;
import org.xentestday.model.result.Candidate;
import org.xentestday.model.result.Facets;

/**
 * A TestDay as this machine sees it. Pure.
 *
 * @param id of the plan
 * @param title one line
 * @param release what is to be released
 * @param baseline the release it is compared with
 * @param candidates those known so far, oldest first
 * @param focus what the candidate is about, for people
 * @param runs what runs on this machine, or the newest candidate where no Xen runs or it does not tell; null if there is none
 * @param proved whether the changeset that runs says so
 * @param wanted the tests asked for, in the plan's order
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record TestDay(
        String id,
        String title,
        String release,
        @Nullable Candidate baseline,
        List<KnownBuild> candidates,
        @Nullable String focus,
        @Nullable Candidate runs,
        boolean proved,
        List<Offer> wanted) {

    /** That plan on that machine, which has these results already. */
    public static TestDay of(Plan plan, Machine machine, List<Summary> mine, Catalogue catalogue) {
        Optional<Candidate> proved =
                machine.running().flatMap(Running::changeset).flatMap(hex -> named(plan, hex));
        Candidate runs = proved.or(() -> likely(plan, machine)).orElse(null);
        List<KnownBuild> candidates = builds(plan).toList();
        Candidate tested = tested(runs, candidates);
        return new TestDay(
                plan.id(),
                plan.title(),
                plan.release(),
                plan.baseline(),
                candidates,
                plan.focus(),
                runs,
                proved.isPresent(),
                plan.wanted().stream()
                        .map(wish -> offer(wish, machine, mine, tested, catalogue))
                        .toList());
    }

    /** What is tested here: what runs, or else the newest candidate, which is to be booted; null if none is known. */
    public @Nullable Candidate tested() {
        return tested(runs, candidates);
    }

    private static @Nullable Candidate tested(@Nullable Candidate runs, List<KnownBuild> candidates) {
        return runs != null || candidates.isEmpty()
                ? runs
                : candidates.getLast().candidate();
    }

    /** Whether that candidate runs, if this is the hypervisor that does. */
    Suggestion.Runs runs(Candidate candidate, Optional<Running> running) {
        if (!candidate.equals(runs)) {
            return Suggestion.Runs.NO;
        }
        if (proved) {
            return Suggestion.Runs.YES;
        }
        boolean likely = running.filter(xen -> xen.of(candidate.release()))
                .filter(xen -> !contradicted(candidate, xen))
                .isPresent();
        return likely ? Suggestion.Runs.PROBABLY : Suggestion.Runs.NO;
    }

    /** A candidate that is not tagged yet, or a package that does not tell, contradicts nothing. */
    private boolean contradicted(Candidate candidate, Running xen) {
        return candidates.stream()
                .filter(build -> build.candidate().equals(candidate))
                .flatMap(build -> Stream.ofNullable(build.changeset()))
                .anyMatch(tag ->
                        xen.changeset().filter(told -> !Builds.same(tag, told)).isPresent());
    }

    /** Every test of the catalogue that nobody asked for, or all of them where there is no TestDay. */
    public static List<Offer> others(List<TestDay> days, Machine machine, List<Summary> mine, Catalogue catalogue) {
        List<String> wanted = days.stream()
                .flatMap(day -> day.wanted().stream().map(Offer::test))
                .toList();
        Candidate tested = days.isEmpty() ? null : days.getFirst().tested();
        return catalogue.tests().stream()
                .filter(test -> !wanted.contains(test.id()))
                .map(test -> Offer.of(test, null, Facets.NONE, machine, Offer.results(mine, tested, test.id())))
                .toList();
    }

    private static Offer offer(
            Plan.Wanted wish, Machine machine, List<Summary> mine, @Nullable Candidate tested, Catalogue catalogue) {
        return catalogue
                .test(wish.test())
                .map(test ->
                        Offer.of(test, wish.machines(), wish.on(), machine, Offer.results(mine, tested, test.id())))
                .orElseGet(() -> Offer.unknown(wish.test(), wish.machines(), wish.on()));
    }

    private static Optional<Candidate> named(Plan plan, String changeset) {
        return builds(plan)
                .filter(build -> build.changeset() != null && Builds.same(build.changeset(), changeset))
                .map(KnownBuild::candidate)
                .findFirst();
    }

    /** A hypervisor of another release is the baseline, or nothing of this TestDay. */
    private static Optional<Candidate> likely(Plan plan, Machine machine) {
        boolean other = machine.running().filter(xen -> !xen.of(plan.release())).isPresent();
        return other
                ? Optional.ofNullable(plan.baseline())
                        .filter(last -> machine.running()
                                .filter(xen -> xen.of(last.release()))
                                .isPresent())
                : builds(plan).map(KnownBuild::candidate).reduce((_, newer) -> newer);
    }

    private static Stream<KnownBuild> builds(Plan plan) {
        return plan.candidates().stream().sorted(Comparator.comparing(KnownBuild::candidate));
    }
}
