package org.xentestday.agent.evidence;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What loggers of all ages put before a line: who speaks, and when. Pure. */
final class Prefixes {
    private static final Pattern PREFIX = Pattern.compile("\\s*(?:"
            + "\\((?:XEN|d\\d+(?:v\\d+)?)\\)" // the hypervisor; a guest through it
            + "|HVM\\d+:"
            + "|<\\d{1,3}>" // a kernel's level
            + "|\\[ *\\d+\\.\\d+\\]" // since boot
            + "|\\[ *[TC]\\d+\\]" // the kernel's thread or processor
            + "|\\[\\d{4}-\\d\\d-\\d\\d[T ]\\d\\d:\\d\\d:\\d\\d[^\\]]{0,12}\\]"
            + "|\\d{4}-\\d\\d-\\d\\d[T ]\\d\\d:\\d\\d:\\d\\d\\S*"
            + "|[A-Z][a-z]{2} [ \\d]\\d \\d\\d:\\d\\d:\\d\\d(?:\\.\\d+)?(?: [\\w.-]+ kernel:)?"
            + ")(?=\\s|\\[|\\(|$)\\s*");

    private Prefixes() {}

    /** The line without any of them. */
    static String strip(String line) {
        Matcher matcher = PREFIX.matcher(line);
        int start = 0;
        while (matcher.region(start, line.length()).lookingAt()) {
            start = matcher.end();
        }
        return line.substring(start).strip();
    }
}
