package org.xentestday.agent.doctor;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** How bad something is. */
public enum Level {
    OK,
    /** Some tests, or some evidence, will be missing. */
    WARNING,
    /** Nothing can be tested, or nothing can be recorded. */
    PROBLEM;

    /** The word for people and programs. */
    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
