package org.xentestday.agent.evidence;

import java.util.regex.Pattern;

/** Makes a line of a log harmless: a terminal, a mail reader and JSON can take what comes out. Pure. */
final class Plain {
    private static final Pattern TERMINAL =
            Pattern.compile("\\x1b(?:\\[[0-?]*[ -/]*[@-~]|\\][^\\x07\\x1b]*\\x07?|[@-Z\\\\^_])");
    private static final Pattern BLANK = Pattern.compile("[\\t\\f\\u000b\\p{Zs}]");
    /** Control and invisible characters, halves of characters, and what is no text at all. */
    private static final Pattern JUNK = Pattern.compile("[\\p{C}\\p{Zl}\\p{Zp}\\ufffd]+");

    private static final Pattern PRINTABLE = Pattern.compile("[ -~]*");

    private Plain() {}

    /** The line without escape sequences; each run of other junk is one question mark. */
    static String of(String line) {
        if (PRINTABLE.matcher(line).matches()) {
            return line;
        }
        String text = TERMINAL.matcher(line.replace("\r", "")).replaceAll("");
        return JUNK.matcher(BLANK.matcher(text).replaceAll(" ")).replaceAll("?");
    }
}
