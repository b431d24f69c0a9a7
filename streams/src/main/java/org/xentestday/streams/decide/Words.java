package org.xentestday.streams.decide;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.xentestday.model.result.Facets;
import org.xentestday.model.verdict.Tally;
import org.xentestday.model.verdict.Verdict;
import org.xentestday.model.verdict.VerdictKind;
import org.xentestday.streams.decide.Baselines.Baseline;

/** Verdicts in the words that Xen's own test reports use, each with its n. */
final class Words {
    private static final Comparator<Evidence> FAILURES_FIRST =
            Comparator.comparing((Evidence entry) -> !entry.status().failure()).thenComparing(Evidence::id);

    private Words() {}

    static List<String> evidence(Question question, Facets extent) {
        return question.here().stream()
                .filter(cell -> cell.facets().within(extent))
                .flatMap(cell -> cell.evidence().stream())
                .filter(entry -> entry.status().evidence())
                .sorted(FAILURES_FIRST)
                .limit(Verdict.EVIDENCE)
                .map(Evidence::id)
                .toList();
    }

    static List<String> reasons(VerdictKind kind, List<Facets> names, Question question, Baselines baselines) {
        Facets extent = names.getFirst();
        Tally here = question.tally(extent);
        List<String> lines = new ArrayList<>();
        String now = question.candidate().shortName();
        switch (kind) {
            case REGRESSION, SUSPECT, BROKEN_BEFORE, NEW_FAILURE -> {
                lines.add("fails on " + machines(here) + with(extent) + " in " + now + others(question, extent));
                baselines(baselines)
                        .map(kind == VerdictKind.BROKEN_BEFORE ? Words::likeness : Words::comparison)
                        .forEach(lines::add);
            }
            case FLAKY, FIXED -> {
                lines.add("fails on " + machines(here) + with(extent) + " in " + now + others(question, extent));
                baselines(baselines).map(Words::history).forEach(lines::add);
            }
            case PASSING, INSUFFICIENT -> lines.add("fails on " + machines(here) + " in " + now);
            case HARNESS, UNTESTED -> lines.add("no evidence on " + now + others(question));
        }
        if (names.size() > 1) {
            lines.add("no machine tells " + names.get(0) + " from " + names.get(1));
        }
        if (question.hostsLost() > 0) {
            lines.add("the host went down on " + question.hostsLost() + " of "
                    + question.here().size() + " machines");
        }
        if (question.blocked() > 0) {
            lines.add("not reached on " + question.blocked() + " machines, where an earlier step failed");
        }
        if (question.troubled(extent) > 0) {
            lines.add(question.troubled(extent)
                    + " of the failing machines weigh less: they fail many other tests alone");
        }
        if (neverPassed(baselines) && kind == VerdictKind.BROKEN_BEFORE) {
            lines.add("never pass");
        }
        return lines;
    }

    /** What one more result would decide; the extent's names are those no machine tells apart. */
    static @Nullable String next(VerdictKind kind, List<Facets> names, Question question) {
        Facets extent = names.getFirst();
        String machine = extent.values().isEmpty() ? "any machine" : "a machine with " + extent;
        String now = question.candidate().shortName();
        return switch (kind) {
            case SUSPECT -> "One more run of " + now + " on " + machine + " would decide whether it is a regression.";
            case NEW_FAILURE -> "One run of an earlier release on " + machine + " would tell whether this is new.";
            case INSUFFICIENT -> "Runs of " + now + " on three machines would allow a verdict.";
            case UNTESTED, HARNESS -> "One run of " + now + " on any machine would be the first evidence.";
            case REGRESSION ->
                names.size() == 1
                        ? null
                        : "A run of " + now + " on a machine with only one of " + names.get(0) + " and " + names.get(1)
                                + " would tell which of them it is.";
            case FLAKY, BROKEN_BEFORE, FIXED, PASSING -> null;
        };
    }

    private static String with(Facets extent) {
        return extent.values().isEmpty() ? "" : " with " + extent;
    }

    private static String others(Question question, Facets extent) {
        return extent.values().isEmpty() ? "" : "; of the others " + question.outside(extent);
    }

    private static String others(Question question) {
        String results = question.statuses().entrySet().stream()
                .map(entry -> entry.getKey() + " " + entry.getValue())
                .collect(Collectors.joining(", "));
        return results.isEmpty() ? "" : "; other results: " + results;
    }

    private static Stream<Baseline> baselines(Baselines baselines) {
        return Stream.of(baselines.release(), baselines.candidate()).flatMap(Optional::stream);
    }

    private static String comparison(Baseline baseline) {
        return baseline.passed() ? compared("REGR. vs. ", baseline) : likeness(baseline);
    }

    /** For what is no regression, though a baseline failed on less than half of the machines. */
    private static String likeness(Baseline baseline) {
        return baseline.passed() ? history(baseline) : compared("like ", baseline);
    }

    private static String history(Baseline baseline) {
        return compared(baseline.passed() ? "pass in " : "fail in ", baseline);
    }

    private static String compared(String words, Baseline baseline) {
        return words + baseline.of().shortName() + " (there it fails on " + machines(baseline.votes()) + ")";
    }

    private static boolean neverPassed(Baselines baselines) {
        return baselines(baselines).allMatch(baseline -> baseline.votes().passing() == 0);
    }

    private static String machines(Tally tally) {
        return tally + (tally.ran() == 1 ? " machine" : " machines");
    }
}
