package org.xentestday.agent.guest;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.xentestday.agent.command.Listening;
import org.xentestday.agent.command.Programs;

/**
 * Listens to a guest. Where xenconsoled logs guests, it follows the log, which goes on through a restore; a guest that
 * migrates has another name meanwhile, and keeps the log of that name. Else it listens to {@code xl console}, whose input
 * stays open. Lines are taken in by {@link #report}; a console is for one thread, only
 * the program's lines come on another.
 */
final class Console implements AutoCloseable {
    private static final int LINES_KEPT = 2_000;
    private static final Duration LOG_APPEARS = Duration.ofSeconds(2);

    private final Programs programs;
    private final String guest;
    private final List<FollowedLog> logs;
    private long opened = System.nanoTime();
    private final Deque<String> lines = new ArrayDeque<>();
    private Report report = Report.NOTHING;
    private @Nullable Listening program;

    Console(Programs programs, Path logs, String guest) {
        this.programs = programs;
        this.guest = guest;
        this.logs = Stream.of(guest, guest + "--incoming")
                .map(name -> new FollowedLog(logs.resolve("guest-" + name + ".log"), this::take))
                .toList();
    }

    /** What the guest has said by now. */
    Report report() throws IOException {
        List<FollowedLog> there = logs.stream().filter(FollowedLog::there).toList();
        if (program == null && !there.isEmpty()) {
            for (FollowedLog log : there) {
                log.follow();
            }
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

    private synchronized void take(String raw) {
        String line = raw.replaceAll("\\p{Cntrl}", "");
        lines.addLast(line);
        if (lines.size() > LINES_KEPT) {
            lines.removeFirst();
        }
        Word.in(line).ifPresent(word -> report = report.with(word));
    }
}
