package org.xentestday.agent.evidence;

import org.jspecify.annotations.Nullable;

/**
 * A line of a log.
 *
 * @param source whose words it is; null where the line had no tag
 * @param text without tag and prefixes, harmless to print
 */
record LogLine(@Nullable Source source, String text) {

    /** Reads a line that may be tagged. */
    static LogLine of(String line) {
        int bar = line.indexOf("| ");
        for (Source source : Source.values()) {
            if (bar == source.name().length() && line.startsWith(source.word())) {
                return new LogLine(source, Prefixes.strip(Plain.of(line.substring(bar + 2))));
            }
        }
        return new LogLine(null, Prefixes.strip(Plain.of(line)));
    }

    /** Whether both come from the same kind of log. */
    boolean beside(LogLine other) {
        return source == other.source;
    }
}
