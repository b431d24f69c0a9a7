package org.xentestday.agent.cli;

import java.nio.charset.StandardCharsets;
import picocli.CommandLine.Help.Ansi;

/** Text for the terminal. Colour only where there is a terminal and NO_COLOR is not set. */
final class Print {
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
}
