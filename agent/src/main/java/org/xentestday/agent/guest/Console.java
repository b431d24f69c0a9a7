package org.xentestday.agent.guest;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.xentestday.agent.command.Listening;
import org.xentestday.agent.command.Programs;

/**
 * Listens to a guest. Where xenconsoled logs guests, it follows the log, which goes on through a restore; else it listens
 * to {@code xl console}, whose input stays open. Lines are taken in by {@link #report}; a console is for one thread, only
 * the program's lines come on another.
 */
final class Console implements AutoCloseable {
    private static final int LINES_KEPT = 2_000;
    private static final int CHUNK = 65_536;
    private static final int LONGEST_LINE = 16_384;
    private static final Duration LOG_APPEARS = Duration.ofSeconds(2);

    private final Programs programs;
    private final String guest;
    private final Path log;
    private long opened = System.nanoTime();
    private final Deque<String> lines = new ArrayDeque<>();
    private final StringBuilder torn = new StringBuilder();
    private Report report = Report.NOTHING;
    private long logRead;
    private @Nullable Listening program;

    Console(Programs programs, Path logs, String guest) {
        this.programs = programs;
        this.guest = guest;
        this.log = logs.resolve("guest-" + guest + ".log");
    }

    /** What the guest has said by now. */
    Report report() throws IOException {
        if (program == null && Files.isReadable(log)) {
            follow();
        } else if ((program == null || program.ended()) && System.nanoTime() - opened > LOG_APPEARS.toNanos()) {
            reopen();
        }
        synchronized (this) {
            return report;
        }
    }

    /** Its last lines. */
    synchronized List<String> lines() {
        return List.copyOf(lines);
    }

    @Override
    public void close() {
        if (program != null) {
            program.close();
        }
    }

    private void reopen() {
        close();
        opened = System.nanoTime();
        program = programs.listen(this::take, "xl", "console", "-t", "pv", guest);
    }

    private void follow() throws IOException {
        try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "r")) {
            byte[] chunk = new byte[CHUNK];
            file.seek(Math.min(logRead, file.length()));
            for (int read = file.read(chunk); read > 0; read = file.read(chunk)) {
                logRead += read;
                split(new String(chunk, 0, read, StandardCharsets.UTF_8));
            }
        }
    }

    private void split(String text) {
        for (int at = 0; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c == '\n' || torn.length() >= LONGEST_LINE) {
                take(torn.toString());
                torn.setLength(0);
            }
            if (c != '\n') {
                torn.append(c);
            }
        }
    }

    private synchronized void take(String raw) {
        String line = raw.replaceAll("\\p{Cntrl}", "");
        lines.addLast(line);
        if (lines.size() > LINES_KEPT) {
            lines.removeFirst();
        }
        Word.in(line).ifPresent(word -> report = report.with(word));
    }
}
