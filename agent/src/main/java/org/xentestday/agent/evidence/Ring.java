package org.xentestday.agent.evidence;

import java.util.ArrayList;
import java.util.List;

/**
 * What a ring of log lines held at one moment. A ring only gains lines at its end and loses them at its start, where it
 * may cut one in two. Pure.
 *
 * @param lines whole lines, oldest first
 */
public record Ring(List<String> lines) {
    public Ring {
        lines = List.copyOf(lines);
    }

    /** What a command printed of it. A last line without its end is still being written. */
    public static Ring of(String printed) {
        int end = printed.lastIndexOf('\n');
        return new Ring(end < 0 ? List.of() : printed.substring(0, end).lines().toList());
    }

    /** The lines it gained since it held those of the other; a first line says so if some may have been lost. */
    public List<String> since(Ring before) {
        if (before.lines.isEmpty() || lines.isEmpty()) {
            return lines;
        }
        int known = Math.max(overlap(before.lines, lines), afterCutLine(before.lines));
        List<String> fresh = new ArrayList<>();
        if (known == 0) {
            fresh.add(Gathering.MISSING);
        }
        fresh.addAll(lines.subList(known, lines.size()));
        return fresh;
    }

    /** The same where the first line is what is left of one: how many lines are known, with that one. */
    private int afterCutLine(List<String> before) {
        int known = overlap(before, lines.subList(1, lines.size()));
        int cut = before.size() - known - 1;
        return known > 0 && cut >= 0 && before.get(cut).endsWith(lines.getFirst()) ? known + 1 : 0;
    }

    /** How many of the last of these are the first of those: the search of Knuth, Morris and Pratt. */
    private static int overlap(List<String> before, List<String> now) {
        if (now.isEmpty()) {
            return 0;
        }
        int[] shorter = new int[now.size() + 1];
        int matched = 0;
        for (int i = 1; i < now.size(); i++) {
            matched = longer(now, shorter, matched, now.get(i));
            shorter[i + 1] = matched;
        }
        matched = 0;
        for (String line : before) {
            matched = longer(now, shorter, matched == now.size() ? shorter[matched] : matched, line);
        }
        return matched;
    }

    private static int longer(List<String> now, int[] shorter, int matched, String line) {
        int length = matched;
        while (length > 0 && !now.get(length).equals(line)) {
            length = shorter[length];
        }
        return now.get(length).equals(line) ? length + 1 : 0;
    }
}
