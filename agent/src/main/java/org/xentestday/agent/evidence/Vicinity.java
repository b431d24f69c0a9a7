package org.xentestday.agent.evidence;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.xentestday.model.event.Limits;

/** The lines around a signature, within the limits of the contract. Pure. */
public final class Vicinity {
    /** A panic comes with registers and a call trace, mostly after its first line. */
    private static final int AFTER = 25;

    private static final int LINE_CHARS = 300;

    private Vicinity() {}

    /** The lines around that one, of the same source; blank ones left out, long ones cut. */
    static List<String> around(List<String> lines, int at) {
        Window window = new Window();
        LogLine middle = LogLine.of(lines.get(at));
        window.last(printable(lines.get(at)));
        int next = at + 1;
        int taken = 0;
        while (taken < AFTER && beside(lines, next, middle) && window.last(printable(lines.get(next)))) {
            next++;
            taken++;
        }
        int before = at - 1;
        while (beside(lines, before, middle) && window.first(printable(lines.get(before)))) {
            before--;
        }
        while (beside(lines, next, middle) && window.last(printable(lines.get(next)))) {
            next++;
        }
        return window.lines();
    }

    /** As many of these lines from the first on as the contract takes. */
    public static List<String> limited(List<String> lines) {
        Window window = new Window();
        for (String line : lines) {
            if (!window.last(line)) {
                break;
            }
        }
        return window.lines();
    }

    private static boolean beside(List<String> lines, int at, LogLine middle) {
        return at >= 0 && at < lines.size() && LogLine.of(lines.get(at)).beside(middle);
    }

    private static String printable(String line) {
        String text = Plain.of(line).stripTrailing();
        return text.length() <= LINE_CHARS ? text : Plain.of(text.substring(0, LINE_CHARS));
    }

    /** Lines that grow at both ends until the limits are met. */
    private static final class Window {
        private final Deque<String> kept = new ArrayDeque<>();
        private int bytes;

        /** False if it did not fit. */
        private boolean first(String line) {
            return !fits(line) ? false : line.isBlank() || kept.offerFirst(line);
        }

        private boolean last(String line) {
            return !fits(line) ? false : line.isBlank() || kept.offerLast(line);
        }

        private boolean fits(String line) {
            int more = line.getBytes(StandardCharsets.UTF_8).length + 1;
            if (line.isBlank()) {
                return true;
            }
            if (kept.size() == Limits.EXCERPT_LINES || bytes + more > Limits.EXCERPT_BYTES) {
                return false;
            }
            bytes += more;
            return true;
        }

        private List<String> lines() {
            return List.copyOf(kept);
        }
    }
}
