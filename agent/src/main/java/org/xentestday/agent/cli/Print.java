package org.xentestday.agent.cli;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Help.Ansi;

/** Text for the terminal. Colour only where there is a terminal and NO_COLOR is not set. */
final class Print {
    static final int WIDTH = 100;

    private Print() {}

    static void line(Testday testday, String text) {
        testday.world().out().println(text);
    }

    static void trouble(Testday testday, String text) {
        testday.world().err().println(text);
    }

    static String json(byte[] json) {
        return new String(json, StandardCharsets.UTF_8);
    }

    static String bold(String text) {
        return Ansi.AUTO.new Text("@|bold " + text + "|@").toString();
    }

    /** The server's words on one line: they cannot move the cursor of a tester's terminal. */
    static String plain(String text) {
        return text.replaceAll("\\p{Cntrl}+", " ").strip();
    }

    /** A paragraph whose first line begins with {@code lead} and whose others are indented as far. */
    static List<String> paragraph(String lead, String text) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder(lead);
        for (String word : plain(text).split(" +", -1)) {
            if (line.length() > lead.length() && line.length() + word.length() >= WIDTH) {
                lines.add(line.toString().stripTrailing());
                line = new StringBuilder(" ".repeat(lead.length()));
            }
            line.append(word).append(' ');
        }
        lines.add(line.toString().stripTrailing());
        return lines;
    }
}
