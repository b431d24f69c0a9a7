package org.xentestday.agent.imports;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.xentestday.model.exchange.Format;
import org.xentestday.model.exchange.XtfSummary;
import org.xentestday.model.result.Status;

/** One run of {@code xtf-runner} as far as its output shows it. For one thread. */
final class XtfRun {
    /** From good to bad; the worst of a run is the run's. */
    private static final List<Status> WORSE =
            List.of(Status.PASS, Status.SKIP, Status.ERROR, Status.FAIL, Status.CRASH);

    private static final int LINES_KEPT = 40;

    private final Map<String, Status> tested = new LinkedHashMap<>();
    private final List<String> warned = new ArrayList<>();
    private final Map<String, List<String>> shown = new LinkedHashMap<>();
    private @Nullable String running;
    private @Nullable String lastEnded;
    private @Nullable String runnerFailed;
    private boolean summary;

    boolean summary() {
        return summary;
    }

    boolean began() {
        return running != null || lastEnded != null;
    }

    boolean failedRunner() {
        return runnerFailed != null;
    }

    void beginSummary() {
        summary = true;
        running = null;
        tested.clear(); // the summary repeats what the consoles said
    }

    /** The runner creates a test's guest; one that still ran has ended without a word: a crash. */
    void begin(String test) {
        if (running != null) {
            tested.put(running, Status.CRASH);
        }
        running = test;
        shown.put(test, new ArrayList<>());
    }

    void end(String word, boolean withWarnings) {
        String test = running;
        if (test == null) {
            return;
        }
        tested.put(test, Format.XTF.status(word).orElse(Status.CRASH));
        if (withWarnings) {
            warned.add(test);
        }
        lastEnded = test;
        running = null;
    }

    /** A line of the summary; false if its word is none of XTF's. */
    boolean tested(String test, String word) {
        Optional<Status> status = Format.XTF.status(word);
        status.ifPresent(known -> tested.merge(test, known, XtfRun::worse));
        return status.isPresent();
    }

    void runnerFailed(String line) {
        runnerFailed = line;
    }

    void shown(String line) {
        String test = running == null ? lastEnded : running;
        List<String> lines = test == null || summary ? null : shown.get(test);
        if (lines != null && lines.size() < LINES_KEPT) {
            lines.add(line);
        }
    }

    /** The result of a run that came to its summary. */
    Draft summarised() {
        Status worst = tested.values().stream().reduce(Status.PASS, XtfRun::worse);
        Draft draft = new Draft(1, "Combined test results: " + counts()).test(TestNames.XTF);
        counted(draft);
        warned.forEach(test -> draft.warning(test + " passed with warnings"));
        if (worst == Status.SKIP) {
            return skipping(draft);
        }
        List<String> bad = tested.keySet().stream()
                .filter(test -> tested.get(test) == worst || failure(test))
                .toList();
        draft.status(worst);
        if (worst == Status.ERROR) {
            draft.reason("xtf-error").excerpt(evidence(bad));
        } else if (worst.failure()) {
            draft.wentWrong(sentence(bad)).excerpt(evidence(bad));
        }
        return draft;
    }

    /** Where only skipped tests are listed, the passed ones may be hidden (-qq), or there were none. */
    private Draft skipping(Draft draft) {
        return tested.containsValue(Status.PASS) ? draft.status(Status.PASS) : draft;
    }

    /** The result of a run without a summary. */
    Draft truncated() {
        String test = running;
        if (runnerFailed != null) {
            return new Draft(1, runnerFailed)
                    .test(TestNames.XTF)
                    .status(Status.BROKEN)
                    .reason("xtf-runner-failed")
                    .excerpt(test == null ? List.of(runnerFailed) : shown.getOrDefault(test, List.of()));
        }
        if (test == null) {
            return new Draft(1, "The output ends after " + lastEnded + ", without a summary")
                    .test(TestNames.XTF)
                    .wentWrong("XTF stopped after " + lastEnded + " and gave no summary.");
        }
        Draft draft = new Draft(1, "The output ends in " + test + ", without its result and without a summary")
                .test(TestNames.XTF)
                .status(Status.HOST_LOST)
                .wentWrong("The output of XTF ends in " + test + ": no result and no summary came any more.")
                .excerpt(shown.getOrDefault(test, List.of()));
        counted(draft);
        return draft;
    }

    private void counted(Draft draft) {
        long skipped = tested.values().stream().filter(Status.SKIP::equals).count();
        long failed = tested.values().stream().filter(Status::failure).count();
        new XtfSummary(tested.size(), skipped, failed).measures().forEach(draft::measure);
    }

    private String counts() {
        Map<Status, Long> counts = tested.values().stream()
                .collect(Collectors.groupingBy(status -> status, TreeMap::new, Collectors.counting()));
        return counts.isEmpty()
                ? "none listed, which is a full pass"
                : counts.entrySet().stream()
                        .map(each -> each.getValue() + " " + Format.XTF.word(each.getKey()))
                        .collect(Collectors.joining(", "));
    }

    private String sentence(List<String> bad) {
        return bad.size() + " of " + tested.size() + " listed XTF tests failed: "
                + bad.stream()
                        .map(test -> test + " " + Format.XTF.word(tested.getOrDefault(test, Status.FAIL)))
                        .collect(Collectors.joining(", "))
                + ".";
    }

    /** The console of the first bad test, if it was shown; else the lines of the summary. */
    private List<String> evidence(List<String> bad) {
        return bad.stream()
                .map(shown::get)
                .filter(lines -> lines != null && !lines.isEmpty())
                .findFirst()
                .orElseGet(() -> bad.stream()
                        .map(test -> test + " " + Format.XTF.word(tested.getOrDefault(test, Status.FAIL)))
                        .toList());
    }

    private boolean failure(String test) {
        return tested.getOrDefault(test, Status.PASS).failure();
    }

    private static Status worse(Status one, Status other) {
        return WORSE.indexOf(one) >= WORSE.indexOf(other) ? one : other;
    }
}
