package org.xentestday.agent.imports;

import java.util.List;
import java.util.regex.Pattern;

/** Mails quote mails: lines that begin with {@code >}. */
final class Quoted {
    private static final Pattern MARK = Pattern.compile("^(?:>[ ]?)+");

    private Quoted() {}

    /**
     * The lines as their author wrote them: without the quotation mark if what begins so is only quoted, and without the
     * quoted lines if it is not. Line numbers stay.
     */
    static List<String> unquoted(List<String> lines, Pattern beginning) {
        boolean own = lines.stream().anyMatch(line -> beginning.matcher(line).lookingAt());
        return lines.stream()
                .map(line ->
                        own == line.startsWith(">") ? "" : MARK.matcher(line).replaceFirst(""))
                .toList();
    }
}
