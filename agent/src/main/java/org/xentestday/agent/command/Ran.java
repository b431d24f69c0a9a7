package org.xentestday.agent.command;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * How a program ended.
 *
 * @param words what was run
 * @param end whether it ended by itself
 * @param code its exit status; -1 where it did not end by itself
 * @param out its standard output, at most 1 MiB, what is no UTF-8 replaced
 * @param err its standard error, the same
 * @param took the time
 */
public record Ran(List<String> words, End end, int code, String out, String err, Duration took) {
    public Ran {
        words = List.copyOf(words);
    }

    /** Ways to end. */
    public enum End {
        BY_ITSELF,
        /** It was ended at its deadline. */
        LATE,
        /** It was ended for printing more than is kept. */
        CUT,
        /** It may not be run. */
        DENIED,
        /** There is no such program here. */
        ABSENT
    }

    /** Ended by itself with 0; what that is worth depends on the program. */
    public boolean ok() {
        return end == End.BY_ITSELF && code == 0;
    }

    /** What it said, error output first: there stands why it failed. */
    public List<String> lines() {
        return Stream.concat(err.lines(), out.lines())
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .toList();
    }

    /** The command as a person would type it. */
    public String command() {
        return String.join(" ", words);
    }

    /** How it ended in a few words, such as {@code ended with 3}. */
    public String ending() {
        return switch (end) {
            case BY_ITSELF -> "ended with " + code;
            case LATE -> String.format(Locale.ROOT, "did not end within %d s", Math.max(1, took.toSeconds()));
            case CUT -> "printed without end";
            case DENIED -> "may not be run";
            case ABSENT -> "is not there";
        };
    }
}
