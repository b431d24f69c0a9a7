package org.xentestday.agent.imports;

import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.xentestday.model.result.Candidate;
import org.xentestday.model.result.Status;

/** What a proposal may lack. The name in lower case is that of the line in a proposal file. */
public enum Question {
    TEST("Which test of the catalogue is it"),
    STATUS("How did it end"),
    CANDIDATE("Which candidate ran, such as 4.21.0-rc3"),
    WENT_WRONG("What went wrong, in one sentence");

    private final String words;

    Question(String words) {
        this.words = words;
    }

    /** The question for a person, without a question mark. */
    public String words() {
        return words;
    }

    /** The name of its line in a proposal file. */
    public String line() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Status status(String word) {
        try {
            return Status.valueOf(word.strip().toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("A status is one of " + statuses() + " and not " + word, e);
        }
    }

    static Candidate candidate(String text) {
        try {
            return Candidate.parse(text.strip());
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "A candidate is named like 4.21.0-rc3 or 4.20.0-final and not " + text, e);
        }
    }

    /** All statuses as a person types them. */
    public static String statuses() {
        return Stream.of(Status.values()).map(Status::name).collect(Collectors.joining(", "));
    }
}
