package org.xentestday.agent.imports;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.xentestday.model.exchange.Format;
import org.xentestday.model.result.Candidate;
import org.xentestday.model.result.Facet;
import org.xentestday.model.result.Status;

/** A case of JUnit XML while it is read. For one thread. */
final class JunitCase {
    private static final List<String> WORST_FIRST = List.of("error", "failure", "skipped");

    private final int line;
    private final Map<String, String> attributes;
    final Map<String, String> properties = new TreeMap<>();
    private final Map<String, Map<String, String>> outcomes = new HashMap<>();
    private final Map<String, String> logs = new HashMap<>();

    JunitCase(int line, Map<String, String> attributes) {
        this.line = line;
        this.attributes = attributes;
    }

    void outcome(String element, Map<String, String> itsAttributes) {
        outcomes.putIfAbsent(element, itsAttributes);
    }

    void log(String element, String text) {
        logs.putIfAbsent(element, text);
    }

    int line() {
        return line;
    }

    String name() {
        return attributes.getOrDefault("name", "");
    }

    Optional<String> property(String name) {
        return Optional.ofNullable(properties.get(name)).filter(value -> !value.isBlank());
    }

    /** The word of the format that says how it ended: by an element within, or by an attribute; else it passed. */
    String word() {
        for (String element : WORST_FIRST) {
            if (outcomes.containsKey(element)) {
                boolean expected = outcome(element).getOrDefault("type", "").endsWith("xfail");
                return expected ? "xfail" : element;
            }
        }
        return Optional.of(attributes.getOrDefault("status", attributes.getOrDefault("result", "")))
                .filter(word -> Format.JUNIT
                        .status(word)
                        .filter(status -> status == Status.SKIP)
                        .isPresent())
                .orElse("passed");
    }

    private Map<String, String> outcome(String element) {
        return outcomes.getOrDefault(element, Map.of());
    }

    /** Our own status, where testday wrote the file and its word is the one that says it. */
    private Status status() {
        Status said = Format.JUNIT.status(word()).orElse(Status.ERROR);
        return property(Exported.STATUS)
                .flatMap(JunitCase::ours)
                .filter(ours -> Format.JUNIT.word(ours).equals(word()))
                .orElse(said);
    }

    private static Optional<Status> ours(String name) {
        try {
            return Optional.of(Status.valueOf(name));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    Draft draft(JunitCases.JunitSuite suite) {
        Map<String, String> all = new HashMap<>(suite.properties());
        all.putAll(properties);
        Status status = status();
        Draft draft = new Draft(1, name() + ": " + word())
                .status(status)
                .candidate(candidate(all))
                .changeset(Optional.ofNullable(all.get(Exported.CHANGESET))
                        .filter(text -> text.matches("[0-9a-f]{7,40}"))
                        .orElse(null))
                .startedAt(suite.startedAt())
                .durationMillis(millis())
                .exported(all.get(Exported.ID));
        facets(draft, all);
        if (status.failure()) {
            draft.wentWrong(message()).excerpt(JunitCases.lines(log()));
        } else if (status != Status.PASS) {
            draft.reason(all.getOrDefault(Exported.REASON, message())).excerpt(JunitCases.lines(log()));
        }
        odd(draft);
        return draft;
    }

    private void odd(Draft draft) {
        properties.forEach((name, value) -> {
            if (name.startsWith(Exported.WORKAROUND)) {
                draft.workaround(value);
            } else if (name.startsWith(Exported.WARNING)) {
                draft.warning(value);
            }
        });
        for (String flaky : List.of("flakyFailure", "flakyError")) {
            if (outcomes.containsKey(flaky)) {
                draft.warning(
                        "It passed only when tried again: " + outcome(flaky).getOrDefault("message", "no message"));
            }
        }
    }

    private static @Nullable Candidate candidate(Map<String, String> properties) {
        try {
            String text = properties.get(Exported.CANDIDATE);
            return text == null ? null : Candidate.parse(text);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static void facets(Draft draft, Map<String, String> properties) {
        properties.forEach((name, value) -> {
            if (name.startsWith(Exported.FACET)) {
                Facet.named(name.substring(Exported.FACET.length())).ifPresent(facet -> draft.facet(facet, value));
            }
        });
    }

    private String message() {
        String message = outcome(word()).getOrDefault("message", "");
        String line = message.isBlank()
                ? log().lines().filter(each -> !each.isBlank()).findFirst().orElse("")
                : message;
        return line.isBlank() ? "JUnit says " + word() + " of " + name() + " and gives no message" : line;
    }

    private String log() {
        String own = logs.getOrDefault(word(), "");
        return own.isBlank() ? logs.getOrDefault("system-out", "") : own;
    }

    private long millis() {
        try {
            double seconds =
                    Double.parseDouble(attributes.getOrDefault("time", "0").replace(",", ""));
            return Double.isFinite(seconds) ? Math.round(seconds * 1000) : 0;
        } catch (NumberFormatException e) {
            return 0;
        }
    }
}
