package org.xentestday.collector.readiness;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.xentestday.collector.view.Standing;
import org.xentestday.collector.view.Words;
import org.xentestday.model.catalogue.Catalogue;
import org.xentestday.model.catalogue.TestCase;
import org.xentestday.model.plan.Plan;
import org.xentestday.model.result.Status;
import org.xentestday.model.verdict.Coverage;
import org.xentestday.model.verdict.Verdict;
import org.xentestday.model.verdict.VerdictKind;

/**
 * Decides whether a candidate is ready. A pure function of what is passed in; the order of rules, waivers and verdicts
 * does not matter. Only what Xen supports may block, and only evidence may: a broken harness leaves a requirement open,
 * but never makes a candidate bad.
 */
final class Decision {
    private final Policy policy;
    private final Plan plan;
    private final Catalogue catalogue;
    private final Standing standing;
    private final Instant now;

    private Decision(Policy policy, Plan plan, Catalogue catalogue, Standing standing, Instant now) {
        this.policy = policy;
        this.plan = plan;
        this.catalogue = catalogue;
        this.standing = standing;
        this.now = now;
    }

    /** The report on the candidate of {@code standing}. */
    static Readiness decide(Policy policy, Plan plan, Catalogue catalogue, Standing standing, Instant now) {
        return new Decision(policy, plan, catalogue, standing, now).readiness();
    }

    private Readiness readiness() {
        List<Item> findings = standing.findings().stream().map(this::item).toList();
        List<Item> blockers = findings.stream().filter(this::blocks).toList();
        List<Item> undecided = findings.stream()
                .filter(each -> each.verdict().kind() == VerdictKind.SUSPECT && open(each))
                .filter(each -> !blocks(each))
                .toList();
        List<Item> known = known(findings, blockers, undecided);
        List<Unmet> unmet = unmet(blockers);
        Outcome outcome = outcome(blockers, undecided, known, unmet);
        Advice advice = new Advice(standing.candidate(), blockers, undecided, unmet);
        Commit commit = Commit.of(plan, standing.candidate());
        return new Readiness(
                plan.id(),
                plan.title(),
                standing.candidate(),
                plan.baseline(),
                commit.changeset(),
                policy.id(),
                now,
                outcome,
                advice.recommendation(outcome),
                advice.wouldChange(),
                Evidence.of(standing, commit),
                blockers,
                undecided,
                known,
                mainVerdicts(VerdictKind.FIXED::equals),
                mainVerdicts(VerdictKind.PASSING::equals),
                mainVerdicts(VerdictKind.HARNESS::equals).stream()
                        .filter(each -> !isDocumented(each.test()))
                        .toList(),
                unmet,
                expired(findings));
    }

    private List<Waiver> expired(List<Item> findings) {
        Stream<Waiver> ofIssues = findings.stream().map(Item::verdict).flatMap(Waiver::ofIssues);
        return Stream.concat(policy.expired(now).stream(), ofIssues.filter(each -> !each.holds(now)))
                .distinct()
                .toList();
    }

    private boolean blocks(Item finding) {
        return policy.blocking().contains(finding.verdict().kind()) && open(finding);
    }

    private static boolean open(Item finding) {
        return finding.mayBlock() && finding.waiver() == null;
    }

    private Outcome outcome(List<Item> blockers, List<Item> undecided, List<Item> known, List<Unmet> unmet) {
        if (!blockers.isEmpty()) {
            return Outcome.NOT_READY;
        }
        boolean anyVote = standing.coverage().values().stream()
                .anyMatch(each -> each.machines().ran() > 0);
        if (!undecided.isEmpty() || !anyVote || unmet.stream().anyMatch(Unmet::open)) {
            return Outcome.NOT_ENOUGH_EVIDENCE;
        }
        boolean livedWith = unmet.stream().anyMatch(each -> each.decisive() && each.waiver() != null);
        return known.isEmpty() && !livedWith ? Outcome.READY : Outcome.READY_WITH_KNOWN_ISSUES;
    }

    private List<Item> known(List<Item> findings, List<Item> blockers, List<Item> undecided) {
        Stream<Item> others =
                findings.stream().filter(each -> !blockers.contains(each)).filter(each -> !undecided.contains(each));
        List<Item> asBefore = mainVerdicts(kind -> kind == VerdictKind.FLAKY || kind == VerdictKind.BROKEN_BEFORE);
        return Stream.of(others, asBefore.stream(), documented())
                .flatMap(each -> each)
                .toList();
    }

    /** Tests of which machines say only that this candidate documents them as unsupported. */
    private Stream<Item> documented() {
        return standing.coverage().keySet().stream()
                .filter(this::isDocumented)
                .flatMap(test -> standing.verdict(test).stream())
                .map(verdict -> item(verdict, "xfail documented as unsupported"));
    }

    private boolean isDocumented(String test) {
        Coverage coverage = standing.coverage().get(test);
        return coverage != null
                && coverage.machines().ran() == 0
                && coverage.statuses().keySet().stream().anyMatch(Status::documented);
    }

    private List<Item> mainVerdicts(Predicate<VerdictKind> kinds) {
        return catalogueFirst()
                .flatMap(test -> standing.verdict(test).stream())
                .filter(verdict -> kinds.test(verdict.kind()))
                .map(this::item)
                .toList();
    }

    private Stream<String> catalogueFirst() {
        Stream<String> known = catalogue.tests().stream().map(TestCase::id);
        Stream<String> seen = standing.verdicts().values().stream().map(Verdict::test);
        return Stream.concat(known, seen).distinct();
    }

    private List<Unmet> unmet(List<Item> blockers) {
        List<String> blocking = blockers.stream().map(Item::test).distinct().toList();
        Stream<Unmet> failed = blocking.stream()
                .map(test -> new Unmet(test, Gap.FAILED, "nothing blocks", wordsOf(test, blockers), 0, true, null));
        Stream<Unmet> open = new Requirements(plan, catalogue, standing)
                .unmet(policy.rules()).stream()
                        .filter(each -> !blocking.contains(each.test()))
                        .map(each ->
                                each.waivedBy(policy.waiver(each.test(), now).orElse(null)));
        return Stream.concat(failed, open).toList();
    }

    private static String wordsOf(String test, List<Item> blockers) {
        return blockers.stream()
                .filter(each -> each.test().equals(test))
                .map(Item::words)
                .distinct()
                .collect(Collectors.joining("; "));
    }

    private Item item(Verdict verdict) {
        return item(verdict, Words.of(verdict));
    }

    private Item item(Verdict verdict, String words) {
        Optional<TestCase> test = catalogue.test(verdict.test());
        TestCase.@Nullable Support support = test.map(TestCase::support).orElse(null);
        return new Item(
                verdict.test(),
                test.map(TestCase::title).orElse(verdict.test()),
                support,
                words,
                verdict,
                waiver(verdict).orElse(null));
    }

    private Optional<Waiver> waiver(Verdict verdict) {
        return policy.waiver(verdict, now)
                .or(() ->
                        Waiver.ofIssues(verdict).filter(each -> each.holds(now)).findFirst());
    }
}
