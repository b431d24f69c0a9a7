package org.xentestday.standalone.up;

import java.io.PrintWriter;

/** What the user sees: a line for each thing that happened, the part's name first. Everything else goes to the log. */
public final class Lines {
    private final PrintWriter out;

    public Lines(PrintWriter out) {
        this.out = out;
    }

    /** A line about a part. */
    public void say(String part, String text) {
        say("%-14s %s".formatted(part, text));
    }

    /** A line about everything. */
    public synchronized void say(String text) {
        out.println(text);
        out.flush();
    }
}
