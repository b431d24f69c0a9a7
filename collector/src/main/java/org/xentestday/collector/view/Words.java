package org.xentestday.collector.view;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.xentestday.model.catalogue.TestCase;
import org.xentestday.model.plan.Plan;
import org.xentestday.model.result.Candidate;
import org.xentestday.model.verdict.Verdict;

/** The words in which Xen's own test reports speak. */
public final class Words {
    private Words() {}

    /** A verdict in a few words, such as {@code fail REGR. vs. 4.2.0}. */
    public static String of(Verdict verdict) {
        return switch (verdict.kind()) {
            case REGRESSION -> "fail " + against("REGR. vs. ", verdict);
            case SUSPECT -> "fail, perhaps " + against("REGR. vs. ", verdict);
            case NEW_FAILURE -> "fail baseline untested";
            case FLAKY -> "fail intermittently" + spoken(verdict, " ");
            case BROKEN_BEFORE -> "fail" + spoken(verdict, " ");
            case FIXED, PASSING -> "pass";
            case INSUFFICIENT -> verdict.here().failing() > 0 ? "fail, too few" : "pass, too few";
            case HARNESS -> "broken";
            case UNTESTED -> "not run";
        };
    }

    /** The reasons that neither {@link #of} nor the tallies beside it already say. */
    public static List<String> moreReasons(Verdict verdict) {
        String said = of(verdict);
        return verdict.reasons().stream()
                .filter(each -> !said.endsWith(lead(each)) && !each.startsWith("fails on "))
                .toList();
    }

    /** A reason without its figures in brackets. */
    private static String lead(String reason) {
        int bracket = reason.indexOf(" (");
        return bracket < 0 ? reason : reason.substring(0, bracket);
    }

    private static String against(String lead, Verdict verdict) {
        return Optional.ofNullable(verdict.sinceRelease())
                .or(() -> Optional.ofNullable(verdict.sinceCandidate()))
                .map(Candidate::shortName)
                .map(lead::concat)
                .orElse("REGR.");
    }

    /** The reason that compares with a baseline, if streams gave one. */
    private static String spoken(Verdict verdict, String lead) {
        return verdict.reasons().stream()
                .filter(each -> each.startsWith("like ") || each.startsWith("never pass"))
                .map(Words::lead)
                .findFirst()
                .map(lead::concat)
                .orElse("");
    }

    /** A level of SUPPORT.md as it is written there and in the catalogue. */
    public static String level(TestCase.Support support) {
        return support.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** What a TestDay is about: the organiser's words, then what was touched since the candidate before. */
    public static @Nullable String focus(Plan plan) {
        if (plan.touched().isEmpty()) {
            return plan.focus();
        }
        String touched = "Touched since the candidate before: "
                + plan.touched().stream()
                        .map(each -> each.area() + " (" + count(each.commits(), "commit") + ")")
                        .collect(Collectors.joining(", "))
                + ".";
        return plan.focus() == null ? touched : plan.focus() + " " + touched;
    }

    /** {@code 1 machine}, {@code 3 machines}. */
    public static String count(int n, String what) {
        return n + " " + what + (n == 1 ? "" : "s");
    }
}
