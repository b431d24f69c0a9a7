package org.xentestday.collector.readiness;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.xentestday.collector.view.Words;
import org.xentestday.model.result.Candidate;
import org.xentestday.model.verdict.Verdict;

/** What to do about the answer, in sentences. Pure. */
record Advice(Candidate candidate, List<Item> blockers, List<Item> undecided, List<Unmet> unmet) {

    /** One or two sentences for the person who must decide. */
    String recommendation(Outcome outcome) {
        return switch (outcome) {
            case READY -> "Release this commit.";
            case READY_WITH_KNOWN_ISSUES ->
                "Release this commit, with the failures below in the release notes or in SUPPORT.md.";
            case NOT_ENOUGH_EVIDENCE ->
                "Do not decide yet. Nothing blocks, but too little was shown: " + lacking() + ".";
            case NOT_READY ->
                "Do not release this commit. Fix or revert what blocks and make a new candidate, or let an owner"
                        + " waive it with a reason and a date.";
        };
    }

    private String lacking() {
        List<String> parts = new ArrayList<>();
        if (!undecided.isEmpty()) {
            parts.add(Words.count(undecided.size(), "suspicion") + " undecided");
        }
        long tests = open().map(Unmet::test).distinct().count();
        if (tests > 0) {
            parts.add(Words.count((int) tests, "test") + " short of what the policy asks");
        }
        return parts.isEmpty() ? "no machine gave evidence" : String.join(", ", parts);
    }

    /** What would make the answer another one. */
    List<String> wouldChange() {
        List<String> changes = new ArrayList<>();
        blockers.forEach(each -> changes.add(
                where(each) + ": the " + Words.count(each.verdict().here().failing(), "machine")
                        + " failing now pass on the next candidate, or a waiver."));
        undecided.stream()
                .filter(each -> each.verdict().next() != null)
                .forEach(each -> changes.add(where(each) + ": " + each.verdict().next()));
        Map<String, List<Unmet>> byTest = open().filter(each -> each.gap() != Gap.FAILED)
                .collect(Collectors.groupingBy(Unmet::test, LinkedHashMap::new, Collectors.toList()));
        byTest.forEach((test, gaps) -> changes.add(test + ": " + wanted(gaps)));
        return List.copyOf(changes);
    }

    private Stream<Unmet> open() {
        return unmet.stream().filter(Unmet::open);
    }

    private static String wanted(List<Unmet> gaps) {
        int more = gaps.stream().mapToInt(Unmet::more).max().orElse(0);
        return more > 0
                ? Words.count(more, "more machine") + "."
                : gaps.getFirst().sentence() + ".";
    }

    private static String where(Item item) {
        Verdict verdict = item.verdict();
        return verdict.extent().values().isEmpty() ? item.test() : item.test() + " on " + verdict.extent();
    }
}
