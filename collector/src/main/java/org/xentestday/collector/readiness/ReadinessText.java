package org.xentestday.collector.readiness;

import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.xentestday.collector.view.Words;
import org.xentestday.model.catalogue.TestCase;
import org.xentestday.model.result.Candidate;
import org.xentestday.model.verdict.Tally;
import org.xentestday.model.verdict.Verdict;
import org.xentestday.model.verdict.VerdictKind;

/** The report as a mail that a reader of xen-devel knows how to read. */
final class ReadinessText {
    private static final DateTimeFormatter HOUR =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final int NAME = 38;
    private static final int LABEL = 12;

    private final Readiness report;
    private final Paper paper = new Paper();

    private ReadinessText(Readiness report) {
        this.report = report;
    }

    /** The mail, with its subject as the first line. */
    static String of(Readiness report) {
        ReadinessText text = new ReadinessText(report);
        text.head();
        text.answer();
        text.evidence();
        text.items("Tests which fail and block:", report.blockers());
        text.items("Tests which look like a regression, undecided:", report.undecided());
        text.thin();
        text.items("Tests which failed before and pass now:", report.fixed());
        text.items("Tests which fail and do not block:", report.knownIssues());
        text.items("Tests of which only the harness failed, so that nothing is known:", report.harness());
        text.expired();
        text.passing();
        return text.paper.toString();
    }

    private void head() {
        paper.line("Subject: [" + report.plan() + "] " + report.candidate() + ": "
                        + report.outcome().words())
                .gap();
        field("TestDay", report.title());
        field("candidate", report.candidate().toString());
        field("commit", Objects.requireNonNullElse(report.changeset(), "not named by the plan"));
        String earlier = "the earlier candidates of " + report.candidate().release();
        Candidate baseline = report.baseline();
        field("baselines", baseline == null ? earlier : baseline.shortName() + ", and " + earlier);
        field("policy", report.policy());
        field("as of", HOUR.format(report.at()));
        paper.gap();
    }

    private void answer() {
        paper.line(report.outcome().words() + ". " + report.recommendation()).gap();
        newSince();
        if (!report.wouldChange().isEmpty()) {
            paper.line("What would change this:");
            report.wouldChange().forEach(each -> paper.line(1, 3, each));
            paper.gap();
        }
    }

    private void newSince() {
        Map<String, Set<String>> tests = new TreeMap<>();
        Stream.concat(report.blockers().stream(), report.undecided().stream()).forEach(each -> {
            Candidate since = each.verdict().sinceCandidate();
            if (since != null) {
                tests.computeIfAbsent(since.shortName(), _ -> new LinkedHashSet<>())
                        .add(each.test());
            }
        });
        tests.forEach((since, ids) -> paper.line(0, 1, "New since " + since + ": " + String.join(", ", ids))
                .gap());
    }

    private void evidence() {
        Evidence evidence = report.evidence();
        paper.line("Evidence:");
        field("machines", evidence.machines() + ", of " + Words.count(evidence.testers(), "tester"));
        field("results", evidence.results() + " counted; " + evidence.duplicates() + " duplicates not counted");
        field(
                "commit",
                evidence.exact() + " of " + evidence.votes() + " votes (one machine, one test, one vote) are for"
                        + " exactly this commit, " + evidence.other() + " for another one, " + evidence.byWord()
                        + " for one known by the tester's word only");
        paper.gap();
    }

    private void items(String heading, List<Item> items) {
        if (items.isEmpty()) {
            return;
        }
        paper.line(heading);
        items.forEach(this::item);
        paper.gap();
    }

    private void item(Item item) {
        Verdict verdict = item.verdict();
        paper.columns(1, NAME, item.test(), item.words());
        if (!verdict.extent().values().isEmpty()) {
            detail("on " + verdict.extent());
        }
        verdict.equivalent().forEach(each -> detail("cannot be told from " + each));
        detail(tallies(verdict));
        claim(verdict);
        Words.moreReasons(verdict).forEach(this::detail);
        if (!item.mayBlock()) {
            detail("may not block: " + level(item));
        }
        if (item.waiver() != null) {
            detail(waived(item.waiver()));
        }
        if (verdict.next() != null && verdict.kind().finding()) {
            detail("next: " + verdict.next());
        }
        evidenceIds(verdict);
    }

    private static String tallies(Verdict verdict) {
        if (verdict.here().ran() == 0) {
            return "no machine gave evidence; " + Words.count(verdict.unjudged(), "machine") + " gave other results";
        }
        boolean fixed = verdict.kind() == VerdictKind.FIXED;
        String here = counted(verdict.here(), fixed) + " of "
                + Words.count(verdict.here().ran(), "machine") + (fixed ? " pass" : " fail");
        String outside = verdict.extent().values().isEmpty()
                ? ""
                : " here, " + counted(verdict.outside(), fixed) + " of "
                        + verdict.outside().ran() + " outside";
        String before = verdict.before().ran() == 0 ? "" : ", " + verdict.before() + " failed before";
        return here + outside + before;
    }

    private static int counted(Tally tally, boolean passing) {
        return passing ? tally.passing() : tally.failing();
    }

    private void claim(Verdict verdict) {
        List<String> parts = Stream.of(probability(verdict), interval(verdict))
                .filter(each -> !each.isEmpty())
                .toList();
        if (!parts.isEmpty()) {
            detail(String.join("; ", parts));
        }
    }

    /** Nothing is certain, so two decimals never round up to it. */
    private static String probability(Verdict verdict) {
        Double probability = verdict.probability();
        if (probability == null) {
            return "";
        }
        String likely = probability > 0.995 ? "over 0.99" : String.format(Locale.ROOT, "%.2f", probability);
        return "probability %s (n=%d)".formatted(likely, verdict.here().ran());
    }

    private static String interval(Verdict verdict) {
        List<Double> interval = verdict.interval();
        return interval == null || verdict.here().failing() == 0
                ? ""
                : String.format(
                        Locale.ROOT,
                        "failure rate between %.2f and %.2f (95 %%, n=%d)",
                        interval.getFirst(),
                        interval.getLast(),
                        verdict.here().ran());
    }

    private void evidenceIds(Verdict verdict) {
        if (!verdict.kind().finding() || verdict.evidence().isEmpty()) {
            return;
        }
        verdict.evidence().stream().limit(3).forEach(id -> detail("result " + id));
        int more = verdict.evidence().size() - 3;
        if (more > 0) {
            detail("and " + Words.count(more, "more result"));
        }
    }

    private void thin() {
        Map<String, List<Unmet>> byTest = report.unmet().stream()
                .filter(each -> each.gap() != Gap.FAILED)
                .collect(Collectors.groupingBy(Unmet::test, LinkedHashMap::new, Collectors.toList()));
        if (byTest.isEmpty()) {
            return;
        }
        paper.line("Tests with too little evidence for the policy:");
        byTest.forEach((test, gaps) -> {
            paper.columns(1, NAME, test, gapWords(gaps));
            gaps.forEach(each -> detail(each.sentence() + " (" + each.rule() + ")"));
            if (!gaps.getFirst().decisive()) {
                detail("may not hold the release: not fully supported");
            }
            Waiver waiver = gaps.getFirst().waiver();
            if (waiver != null) {
                detail(waived(waiver));
            }
        });
        paper.gap();
    }

    private static String gapWords(List<Unmet> gaps) {
        return gaps.stream().map(Unmet::gap).map(Gap::word).distinct().collect(Collectors.joining(", "));
    }

    private void expired() {
        if (report.expired().isEmpty()) {
            return;
        }
        paper.line("Waivers that hold no more:");
        report.expired().forEach(each -> {
            paper.columns(1, NAME, each.test(), "expired " + each.expires());
            detail("owner " + each.owner() + ": " + each.reason());
        });
        paper.gap();
    }

    private void passing() {
        if (report.passing().isEmpty()) {
            return;
        }
        paper.line("Tests which pass, and how often they may fail all the same (95 %):");
        report.passing().forEach(each -> paper.columns(1, NAME, each.test(), bound(each.verdict())));
    }

    private static String bound(Verdict verdict) {
        List<Double> interval = verdict.interval();
        Double most = verdict.upperBound() != null || interval == null ? verdict.upperBound() : interval.getLast();
        String rate = most == null ? "" : String.format(Locale.ROOT, ", rate at most %.2f", most);
        return verdict.here() + " fail" + rate;
    }

    private static String level(Item item) {
        TestCase.Support support = item.support();
        return support == null ? "the catalogue does not know this test" : "SUPPORT.md says " + Words.level(support);
    }

    private static String waived(Waiver waiver) {
        return "waived by " + waiver.owner() + " until " + waiver.expires() + ": " + waiver.reason();
    }

    private void field(String label, String words) {
        paper.columns(1, LABEL, label, words);
    }

    private void detail(String words) {
        paper.line(4, 2, words);
    }
}
