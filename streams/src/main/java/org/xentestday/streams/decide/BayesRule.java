package org.xentestday.streams.decide;

import java.util.ArrayList;
import java.util.List;
import org.xentestday.model.verdict.Verdict;
import org.xentestday.model.verdict.VerdictKind;
import org.xentestday.streams.decide.Extents.Extent;

/**
 * Pools the runs of all machines, then splits: weighs clean, flaky, broken before, fixed and regressed, for everyone
 * and for every extent of one or two facets, and says what is likeliest with its probability. A claim needs a
 * probability of 0.9, so at most one in ten is false however many tests are looked at (the Bayesian false discovery
 * rate; source: P. Müller, G. Parmigiani, K. Rice, FDR and Bayesian multiple comparisons rules, 2006), and two machines
 * that fail: a lone one makes a suspicion.
 */
public final class BayesRule implements DecisionRule {
    static final String VERSION = "bayes-3";

    private static final double SURE = 0.9;
    private static final double DOUBT = 0.15;
    private static final int MACHINES_FOR_A_CLAIM = 2;
    static final int MACHINES_FOR_PASSING = 3;
    private static final int FINDINGS = 4;

    @Override
    public List<Verdict> decide(Question question) {
        if (question.here().isEmpty()) {
            return List.of(new Finding(nothingKnown(question), null, null).verdict(question));
        }
        List<Unit> units = Units.of(question);
        List<Verdict> verdicts = new ArrayList<>();
        boolean more = true;
        while (more && verdicts.size() < FINDINGS && !units.isEmpty()) {
            Finding finding = finding(question, Posterior.of(units));
            more = finding.kind() == VerdictKind.REGRESSION;
            if (more || verdicts.isEmpty()) {
                verdicts.add(finding.verdict(question));
                units = units.stream()
                        .filter(unit -> !unit.facets().within(finding.facets()))
                        .toList();
            }
        }
        return verdicts;
    }

    private static VerdictKind nothingKnown(Question question) {
        return question.harnessFailed() ? VerdictKind.HARNESS : VerdictKind.UNTESTED;
    }

    private static Finding finding(Question question, Posterior posterior) {
        double regression = posterior.of(Statement.REGRESSION);
        if (regression >= DOUBT) {
            Finding risen = risen(posterior);
            if (question.tally(risen.facets()).failing() > 0) {
                return risen;
            }
        }
        Finding likeliest = likeliest(question, posterior);
        boolean hides = likeliest.kind() == VerdictKind.PASSING || likeliest.kind() == VerdictKind.INSUFFICIENT;
        return hides && question.hostsLost() > 0 ? new Finding(VerdictKind.SUSPECT, null, regression) : likeliest;
    }

    /**
     * A claim where two machines fail that no claim before explained, else a suspicion. Of two changes at once it is the
     * first that can be claimed; the other must prove itself on the machines that are left.
     */
    private static Finding risen(Posterior posterior) {
        List<Extent> parts = posterior.extent(Statement.REGRESSION).each();
        for (Extent part : parts) {
            double probability = posterior.of(Statement.REGRESSION, part);
            if (probability >= SURE && posterior.failing(part) >= MACHINES_FOR_A_CLAIM) {
                return new Finding(VerdictKind.REGRESSION, part, probability);
            }
        }
        return new Finding(VerdictKind.SUSPECT, parts.getFirst(), posterior.of(Statement.REGRESSION));
    }

    private static Finding likeliest(Question question, Posterior posterior) {
        Statement statement = posterior.likeliest();
        Finding passing = new Finding(passing(question), null, null);
        return switch (statement) {
            case CLEAN, REGRESSION -> passing;
            case FLAKY -> failsHere(question, said(posterior, statement, VerdictKind.FLAKY), passing);
            case BROKEN -> failsHere(question, said(posterior, statement, VerdictKind.BROKEN_BEFORE), passing);
            case NEW -> failsHere(question, said(posterior, statement, VerdictKind.NEW_FAILURE), passing);
            case FIXED, MENDED -> passesHere(question, said(posterior, statement, VerdictKind.FIXED), passing);
        };
    }

    private static Finding failsHere(Question question, Finding finding, Finding otherwise) {
        return question.tally(finding.facets()).failing() > 0 ? finding : otherwise;
    }

    /** What nobody of the extent ran on the candidate cannot be seen to be fixed. */
    private static Finding passesHere(Question question, Finding finding, Finding otherwise) {
        return question.tally(finding.facets()).passing() > 0 ? finding : otherwise;
    }

    private static VerdictKind passing(Question question) {
        var here = Coverages.tally(question.here());
        return here.ran() >= MACHINES_FOR_PASSING && here.passing() > here.failing()
                ? VerdictKind.PASSING
                : VerdictKind.INSUFFICIENT;
    }

    private static Finding said(Posterior posterior, Statement statement, VerdictKind kind) {
        Extent extent = posterior.extent(statement).each().getFirst();
        return new Finding(kind, extent, posterior.of(statement));
    }
}
