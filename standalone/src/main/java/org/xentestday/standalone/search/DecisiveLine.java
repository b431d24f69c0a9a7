package org.xentestday.standalone.search;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the one line of a failed start's output that says why, which is rarely the last. */
final class DecisiveLine {
    private static final Pattern ERROR = Pattern.compile("^\\S+ ERROR +(?:\\[[^]]*] *)*(.+)$");
    private static final Pattern EXCEPTION =
            Pattern.compile("^(?:Caused by: |Exception in thread \"[^\"]*\" )?(?:(?:[\\w$]+\\.)+[\\w$]+: )+(.+)$");
    private static final Pattern COMPLAINT = Pattern.compile("^((?i:error|exception)\\b.*|Unrecognized .*)$");

    private DecisiveLine() {}

    /** The first cause named from the first error on, else that error, else the first complaint, else the last word. */
    static String of(List<String> lines) {
        List<String> fromError =
                lines.stream().dropWhile(line -> !ERROR.matcher(line).matches()).toList();
        List<String> searched = fromError.isEmpty() ? lines : fromError;
        return first(searched, EXCEPTION)
                .or(() -> first(searched, ERROR))
                .or(() -> first(lines, COMPLAINT))
                .or(() -> lines.reversed().stream()
                        .filter(line -> !line.isBlank())
                        .findFirst())
                .map(String::strip)
                .orElse("it says nothing");
    }

    private static Optional<String> first(List<String> lines, Pattern pattern) {
        return lines.stream()
                .map(pattern::matcher)
                .filter(Matcher::matches)
                .map(matcher -> matcher.group(1))
                .findFirst();
    }
}
