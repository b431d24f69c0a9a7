package org.xentestday.collector.readiness;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.xentestday.collector.view.Standing;
import org.xentestday.collector.view.Words;
import org.xentestday.model.catalogue.TestCase;
import org.xentestday.model.result.Facets;
import org.xentestday.model.result.Status;
import org.xentestday.model.verdict.Coverage;
import org.xentestday.model.verdict.Tally;
import org.xentestday.model.verdict.Verdict;

/** What one rule asks of one test, compared with what was run. Asked once. */
final class Requirement {
    private final Rule rule;
    private final TestCase test;
    private final Standing standing;
    private final Commit commit;
    private final @Nullable Coverage coverage;
    private final Tally machines;
    private final List<Unmet> unmet = new ArrayList<>();

    Requirement(Rule rule, TestCase test, Standing standing, Commit commit) {
        this.rule = rule;
        this.test = test;
        this.standing = standing;
        this.commit = commit;
        this.coverage = standing.coverage().get(test.id());
        this.machines = coverage == null ? Tally.NONE : coverage.machines();
    }

    List<Unmet> all(int wanted) {
        if (coverage == null || machines.ran() == 0) {
            nothing(Math.max(1, wanted));
            return unmet;
        }
        atLeast(wanted, machines.ran(), "ran it", "machine");
        atLeast(rule.testers(), coverage.testers(), "ran it", "tester");
        exact(coverage);
        rule.facets().forEach((name, values) -> values.forEach(value -> facet(coverage, name, value)));
        failureRate();
        return unmet;
    }

    /** Where several facets are wanted at once, the rarest of them says how many there can be at most. */
    List<Unmet> on(Facets extent, int wanted) {
        if (coverage == null || machines.ran() == 0) {
            return all(wanted);
        }
        int ran = extent.values().entrySet().stream()
                .mapToInt(each -> ran(coverage, each.getKey(), each.getValue()))
                .min()
                .orElse(machines.ran());
        String most = extent.values().size() > 1 && ran > 0 ? "at most " : "";
        if (ran < wanted) {
            add(
                    ran == 0 ? Gap.MISSING : Gap.INSUFFICIENT,
                    wanted - ran,
                    most + Words.count(ran, "machine") + " with " + extent + " ran it; " + wanted + " wanted");
        }
        return unmet;
    }

    private void nothing(int wanted) {
        Map<Status, Integer> statuses = coverage == null ? Map.of() : coverage.statuses();
        if (statuses.keySet().stream().anyMatch(Status::documented)) {
            return;
        }
        int harness = statuses.entrySet().stream()
                .filter(each -> harness(each.getKey()))
                .mapToInt(Map.Entry::getValue)
                .sum();
        if (harness > 0) {
            add(
                    Gap.HARNESS,
                    wanted,
                    Words.count(harness, "result") + ", all of them the harness's fault; "
                            + Words.count(wanted, "machine") + " wanted");
        } else {
            add(Gap.MISSING, wanted, "no machine gave evidence; " + wanted + " wanted");
        }
    }

    private static boolean harness(Status status) {
        return switch (status.fault()) {
            case HARNESS, TEST -> true;
            case NOBODY, PRODUCT -> false;
        };
    }

    private void atLeast(int wanted, int there, String did, String who) {
        if (there < wanted) {
            String sentence = Words.count(there, who) + " " + did + "; " + wanted + " wanted";
            add(Gap.INSUFFICIENT, wanted - there, sentence);
        }
    }

    private void exact(Coverage counts) {
        if (rule.exact() > 0 && commit.changeset() == null) {
            add(
                    Gap.INSUFFICIENT,
                    0,
                    "the plan does not name the commit of "
                            + standing.candidate().name() + "; " + rule.exact() + " machines on exactly it wanted");
            return;
        }
        atLeast(rule.exact(), commit.machines(counts), "ran exactly this commit", "machine");
    }

    private void facet(Coverage counts, String name, String value) {
        if (ran(counts, name, value) == 0) {
            add(
                    Gap.MISSING,
                    1,
                    "no machine with " + name + "=" + value + " among the " + machines.ran() + " that ran it");
        }
    }

    private void failureRate() {
        Double allowed = rule.failureRate();
        Double bound = standing.verdict(test.id())
                .filter(each -> each.extent().values().isEmpty())
                .map(Verdict::upperBound)
                .orElse(null);
        if (allowed != null && bound != null && bound > allowed) {
            int enough = (int) Math.ceil(Math.log(0.05) / Math.log1p(-allowed));
            add(
                    Gap.INSUFFICIENT,
                    Math.max(1, enough - machines.ran()),
                    String.format(
                            Locale.ROOT,
                            "0 of %d machines failed, so the failure rate is at most %.2f; %.2f wanted, which 0 of %d shows",
                            machines.ran(),
                            bound,
                            allowed,
                            enough));
        }
    }

    private void add(Gap gap, int more, String sentence) {
        unmet.add(new Unmet(
                test.id(), gap, rule.name(), sentence, more, test.support().mayBlock(), null));
    }

    private static int ran(Coverage coverage, String name, String value) {
        return Objects.requireNonNullElse(coverage.facets().get(name), Map.<String, Tally>of())
                .getOrDefault(value, Tally.NONE)
                .ran();
    }
}
