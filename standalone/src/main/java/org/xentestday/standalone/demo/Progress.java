package org.xentestday.standalone.demo;

import java.io.PrintWriter;

/** One line that fills up on a terminal; elsewhere, one line when a phase is done. Thread-safe. */
final class Progress {
    private static final int WIDTH = 30;

    private final PrintWriter out;
    private final boolean terminal;
    private String phase = "";
    private int total;
    private int done;

    Progress(PrintWriter out, boolean terminal) {
        this.out = out;
        this.terminal = terminal;
    }

    synchronized void begin(String newPhase, int steps) {
        phase = newPhase;
        total = steps;
        done = 0;
        draw();
    }

    synchronized void step() {
        done++;
        draw();
    }

    synchronized void end(String summary) {
        out.print(terminal ? "\r\u001b[K" : "");
        out.println("%-28s %s".formatted(phase, summary));
        out.flush();
    }

    private void draw() {
        if (terminal) {
            int filled = total == 0 ? 0 : done * WIDTH / total;
            out.print("\r\u001b[K%-28s [%s%s] %d of %d machines"
                    .formatted(phase, "#".repeat(filled), "-".repeat(WIDTH - filled), done, total));
            out.flush();
        }
    }
}
