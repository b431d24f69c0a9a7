package org.xentestday.model.exchange;

import java.util.Optional;
import java.util.Set;
import org.xentestday.model.result.Status;

/** A form in which test systems tell results, with its words for a status. */
public enum Format {
    XTF("XTF"),
    OSSTEST("osstest"),
    JUNIT("JUnit XML"),
    TAP("TAP 14"),
    KCIDB("KCIDB v5"),
    CTRF("CTRF");

    private static final StatusTable TABLE = StatusTable.shipped();

    private final String title;

    Format(String title) {
        this.title = title;
    }

    /** Its name for people. */
    public String title() {
        return title;
    }

    /** The word that says a status. Several statuses may share one; none that is no failure shares one with a failure. */
    public String word(Status status) {
        return TABLE.word(this, status);
    }

    /** What a word says, in any case of letters; empty for a word that is no status of this format. */
    public Optional<Status> status(String word) {
        return TABLE.status(this, word);
    }

    /** Every word of this format that says a status, in lower case. */
    public Set<String> words() {
        return TABLE.words(this);
    }
}
