package org.xentestday.agent.cli;

import java.io.PrintWriter;
import java.util.Optional;
import org.xentestday.agent.run.Planned;
import org.xentestday.agent.run.Progress;
import org.xentestday.model.result.Result;

/** How a run goes, for a person: one line that changes on a terminal, else a line for each test. */
final class ProgressLines implements Progress {
    private static final String FROM_THE_START = "\r\033[K";
    private static final int WIDTH = 110;

    private final PrintWriter out;
    private final PrintWriter err;
    private final boolean live;
    private String prefix = "";

    /** On a terminal the line is live. */
    ProgressLines(PrintWriter out, PrintWriter err, boolean live) {
        this.out = out;
        this.err = err;
        this.live = live;
    }

    @Override
    public void begins(int number, int of, Planned planned) {
        prefix = "[" + number + "/" + of + "] " + planned.name();
        change(prefix);
    }

    @Override
    public void step(String step) {
        change(prefix + ": " + step + " ...");
    }

    @Override
    public void ended(Planned planned, Result result) {
        String why = Optional.ofNullable(result.wentWrong())
                .or(() -> Optional.ofNullable(result.reason()))
                .map(text -> "  " + text)
                .orElse("");
        line(prefix + "  " + Print.bold(result.status().name()) + why);
        result.warnings().forEach(warning -> out.println("      " + warning));
        out.flush();
    }

    @Override
    public void waits(Planned planned, String sentence) {
        line(prefix + "  " + Print.bold("waits"));
        out.println(sentence);
        out.flush();
    }

    @Override
    public void trouble(String sentence) {
        line("");
        err.println(sentence);
        err.flush();
    }

    private void change(String text) {
        if (live) {
            out.print(FROM_THE_START + text.substring(0, Math.min(text.length(), WIDTH)));
            out.flush();
        }
    }

    private void line(String text) {
        String start = live ? FROM_THE_START : "";
        if (live || !text.isEmpty()) {
            out.print(start + text + (text.isEmpty() ? "" : "\n"));
        }
    }
}
