package org.xentestday.streams.decide;

import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.xentestday.model.result.Candidate;
import org.xentestday.model.result.Facets;
import org.xentestday.model.verdict.Tally;
import org.xentestday.model.verdict.Verdict;
import org.xentestday.model.verdict.VerdictKind;
import org.xentestday.streams.decide.Extents.Extent;
import org.xentestday.streams.decide.Hypotheses.Hypothesis;
import org.xentestday.streams.decide.Hypotheses.Statement;

/**
 * Pools the votes of all machines, then splits: weighs clean, flaky, broken before, fixed and regressed, each for
 * everyone and for every extent of one or two facets, and says the likeliest with its probability. A machine has one
 * vote here and one before, from the newest baseline that it ran.
 */
public final class BayesRule implements DecisionRule {
    static final String VERSION = "bayes-1";

    private static final double SURE = 0.95;
    private static final double LIKELY = 0.5;
    private static final int MACHINES_FOR_A_CLAIM = 2;
    private static final int MACHINES_FOR_PASSING = 3;

    @Override
    public Verdict decide(Question question) {
        Sample sample = new Sample(question.here(), before(question));
        if (question.here().isEmpty()) {
            return verdict(question, sample, nothingKnown(question), everyone(sample), null);
        }
        Hypotheses hypotheses = Hypotheses.weigh(sample);
        Map<Statement, Double> statements = hypotheses.statements();
        Statement likeliest = statements.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .orElseThrow()
                .getKey();
        double probability = statements.getOrDefault(likeliest, 0.0);
        Hypothesis best = hypotheses.best(likeliest);
        VerdictKind kind = kind(question, sample, best, probability);
        return states(kind, likeliest)
                ? verdict(question, sample, kind, best.extent(), probability)
                : verdict(question, sample, kind, everyone(sample), null);
    }

    /** Whether the verdict is the likeliest statement itself, whose extent and probability it then carries. */
    private static boolean states(VerdictKind kind, Statement likeliest) {
        return switch (kind) {
            case REGRESSION, BROKEN_BEFORE, NEW_FAILURE, FLAKY, FIXED -> true;
            case SUSPECT -> likeliest == Statement.REGRESSION;
            case PASSING, INSUFFICIENT, HARNESS, UNTESTED -> false;
        };
    }

    private static VerdictKind nothingKnown(Question question) {
        return question.harnessFailed() ? VerdictKind.HARNESS : VerdictKind.UNTESTED;
    }

    /** A host that went down is a suspicion by itself, however often the test passed elsewhere. */
    private static VerdictKind kind(Question question, Sample sample, Hypothesis best, double probability) {
        VerdictKind kind = kind(sample, best, probability);
        boolean hides = kind == VerdictKind.PASSING || kind == VerdictKind.INSUFFICIENT || kind == VerdictKind.FLAKY;
        return hides && question.hostsLost() > 0 ? VerdictKind.SUSPECT : kind;
    }

    private static VerdictKind kind(Sample sample, Hypothesis best, double probability) {
        Tally here = sample.here(best.extent().votes());
        boolean compared = sample.before(best.extent().votes()).ran() > 0;
        return switch (best.statement()) {
            case REGRESSION, BROKEN ->
                compared
                        ? judged(best.statement(), here, probability)
                        : probability >= LIKELY ? VerdictKind.NEW_FAILURE : VerdictKind.INSUFFICIENT;
            case FIXED -> compared && probability >= LIKELY ? VerdictKind.FIXED : passing(here);
            case FLAKY -> here.failing() > 0 && probability >= LIKELY ? VerdictKind.FLAKY : passing(here);
            case CLEAN -> passing(here);
        };
    }

    private static VerdictKind judged(Statement statement, Tally here, double probability) {
        if (statement == Statement.BROKEN) {
            return VerdictKind.BROKEN_BEFORE;
        }
        return probability >= SURE && here.failing() >= MACHINES_FOR_A_CLAIM
                ? VerdictKind.REGRESSION
                : VerdictKind.SUSPECT;
    }

    private static VerdictKind passing(Tally here) {
        return here.ran() >= MACHINES_FOR_PASSING && here.passing() > here.failing()
                ? VerdictKind.PASSING
                : VerdictKind.INSUFFICIENT;
    }

    private static List<Cell> before(Question question) {
        TreeMap<String, Cell> newest = new TreeMap<>();
        Optional<Candidate> release = question.baselineRelease();
        release.ifPresent(of -> question.votes(of).forEach(cell -> newest.put(cell.machine(), cell)));
        question.baselineCandidate()
                .ifPresent(of -> question.votes(of).forEach(cell -> newest.put(cell.machine(), cell)));
        return List.copyOf(newest.values());
    }

    private static Extent everyone(Sample sample) {
        return new Extent(sample.everyone(), List.of(Facets.NONE));
    }

    private static Verdict verdict(
            Question question, Sample sample, VerdictKind kind, Extent extent, @Nullable Double probability) {
        BitSet votes = extent.votes();
        Tally here = sample.here(votes);
        Facets name = extent.names().getFirst();
        Baselines baselines = Baselines.of(question, name);
        boolean changed = kind == VerdictKind.REGRESSION || kind == VerdictKind.SUSPECT;
        return new Verdict(
                question.candidate(),
                question.test(),
                kind,
                name,
                extent.names().subList(1, extent.names().size()),
                changed ? baselines.passedInRelease() : null,
                changed ? baselines.passedInCandidate() : null,
                here,
                sample.here(sample.outside(votes)),
                sample.before(votes),
                probability == null ? null : Rates.probability(probability),
                here.ran() == 0 ? null : Rates.interval(here),
                here.ran() == 0 || here.failing() > 0 ? null : Rates.upperBound(here.ran()),
                question.unjudged(),
                Words.evidence(question, name),
                VERSION,
                Words.reasons(kind, here, question, baselines),
                Words.next(kind, extent.names(), question));
    }
}
