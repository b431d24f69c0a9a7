package org.xentestday.model.exchange;

import java.util.EnumMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.xentestday.model.result.Status;

/** The one table of statuses and their words elsewhere, both ways. Immutable. */
final class StatusTable {
    /**
     * A cell's first word says the status, and is read as it unless it is in brackets: then it is read as the status that
     * has it without. The words after a bar are only read. What is evidence against the product there is so here, and only
     * that.
     */
    private static final String CELLS = """
            status     XTF        osstest                            JUnit                            TAP               KCIDB      CTRF
            PASS       SUCCESS    pass                               passed                           ok                PASS       passed
            FAIL       FAILURE    fail                               failure                          not ok            FAIL       failed
            CRASH      CRASH      (fail)                             (failure)                        (not ok)          (FAIL)     (failed)
            HOST_LOST  (CRASH)    (fail)                             (failure)                        (not ok)          (FAIL)     (failed)
            NO_BOOT    (CRASH)    (fail)                             (failure)                        (not ok)          (FAIL)     (failed)
            XFAIL      (SKIP)     (blocked)                          (skipped)|xfail                  todo              (SKIP)     (skipped)
            ERROR      ERROR      (broken)                           error                            (skip)            ERROR      other
            BROKEN     (ERROR)    broken|starved                     (error)                          (skip)|bail out   MISS       (other)
            BLOCKED    (SKIP)     blocked|queued|running|preparing   (skipped)                        (skip)            (MISS)     pending
            SKIP       SKIP       (blocked)                          skipped|disabled|ignored|notrun  skip              SKIP|DONE  skipped
            """;

    private final Map<Format, Map<Status, String>> out = new EnumMap<>(Format.class);
    private final Map<Format, Map<String, Status>> in = new EnumMap<>(Format.class);

    private StatusTable(List<String> rows) {
        for (Format format : Format.values()) {
            out.put(format, new EnumMap<>(Status.class));
            in.put(format, new LinkedHashMap<>());
        }
        rows.forEach(this::row);
    }

    static StatusTable shipped() {
        return new StatusTable(CELLS.lines().skip(1).toList());
    }

    private void row(String line) {
        Iterator<String> cells = List.of(line.split(" {2,}", -1)).iterator();
        Status status = Status.valueOf(cells.next());
        for (Format format : Format.values()) {
            cell(format, status, cells.next().split("\\|", -1));
        }
    }

    private void cell(Format format, Status status, String[] words) {
        boolean writtenOnly = words[0].startsWith("(");
        String first = writtenOnly ? words[0].substring(1, words[0].length() - 1) : words[0];
        rowOf(out, format).put(status, first);
        for (int i = writtenOnly ? 1 : 0; i < words.length; i++) {
            Status other = rowOf(in, format).put(words[i].toLowerCase(Locale.ROOT), status);
            if (other != null) {
                throw new IllegalStateException(words[i] + " is read as " + other + " and as " + status);
            }
        }
    }

    String word(Format format, Status status) {
        return Optional.ofNullable(rowOf(out, format).get(status)).orElseThrow();
    }

    Optional<Status> status(Format format, String word) {
        return Optional.ofNullable(rowOf(in, format).get(word.toLowerCase(Locale.ROOT)));
    }

    Set<String> words(Format format) {
        return Set.copyOf(rowOf(in, format).keySet());
    }

    private static <V> V rowOf(Map<Format, V> table, Format format) {
        return Optional.ofNullable(table.get(format)).orElseThrow();
    }
}
