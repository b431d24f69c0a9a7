package org.xentestday.agent.probe;

import java.util.Locale;

/** Why something is not known. */
public enum Why {
    ABSENT("it is not there"),
    DENIED("no permission"),
    LATE("no answer in time"),
    FAILED("it failed"),
    NOT_SAID("does not say"),
    UNFIT("says what the vocabulary does not have");

    private final String words;

    Why(String words) {
        this.words = words;
    }

    /** A few words for people. */
    public String words() {
        return words;
    }

    /** The word for programs, such as {@code not-said}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
