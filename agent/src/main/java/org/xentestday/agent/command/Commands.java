package org.xentestday.agent.command;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Runs commands that may hang: some of Xen's wait for ever for a daemon that is not there. */
public final class Commands implements Programs {
    /** What a command that is at work when the end is wanted may still take: half done is worse than late. */
    private static final Duration GRACE = Duration.ofSeconds(5);

    private static final Duration SLICE = Duration.ofMillis(100);
    private static final Duration LAST_WORDS = Duration.ofSeconds(1);

    /** What a program that starts another ends with where there is no other. */
    private static final int NOT_FOUND = 127;

    private final List<String> before;
    private final BooleanSupplier stopped;

    private Commands(List<String> before, BooleanSupplier stopped) {
        this.before = before;
        this.stopped = stopped;
    }

    /** Commands that die with this process's terminal. */
    public static Commands attached() {
        return new Commands(List.of(), () -> false);
    }

    /**
     * Commands that a Ctrl-C at this process's terminal does not reach, where the system can do that. Once it is stopped,
     * what is at work gets a moment more.
     */
    public static Commands detached(BooleanSupplier stopped) {
        boolean can = new File("/usr/bin/setsid").canExecute();
        return new Commands(can ? List.of("/usr/bin/setsid") : List.of(), stopped);
    }

    @Override
    public Ran run(Duration within, String... words) {
        return run(Gathered::first, within, words);
    }

    /** The same, but of a long output the end. */
    public Ran tail(Duration within, String... words) {
        return run(Gathered::last, within, words);
    }

    private Ran run(Function<InputStream, Gathered> kept, Duration within, String... words) {
        long began = System.nanoTime();
        try {
            Process process = start(new File("/dev/null"), words);
            Gathered out = kept.apply(process.getInputStream());
            Gathered err = Gathered.first(process.getErrorStream());
            boolean ended = endsWithin(process, within, out::full);
            boolean tooMuch = out.full();
            if (!ended) {
                kill(process);
            }
            int code = ended ? process.exitValue() : -1;
            Ran.End end = tooMuch ? Ran.End.CUT : end(ended, code);
            Ran ran = new Ran(List.of(words), end, code, out.text(LAST_WORDS), err.text(LAST_WORDS), since(began));
            process.destroyForcibly(); // closes the streams, also those that an heir holds open
            return ran;
        } catch (IOException e) {
            boolean denied = String.valueOf(e.getMessage()).contains("error=13");
            return new Ran(List.of(words), denied ? Ran.End.DENIED : Ran.End.ABSENT, -1, "", "", since(began));
        }
    }

    private Ran.End end(boolean ended, int code) {
        boolean wrapped = !before.isEmpty() && code == NOT_FOUND;
        return !ended ? Ran.End.LATE : wrapped ? Ran.End.ABSENT : Ran.End.BY_ITSELF;
    }

    @Override
    public Listening listen(Consumer<String> line, String... words) {
        try {
            Process process = start(null, words);
            Thread.startVirtualThread(() -> hear(process, line));
            return new Heard(process);
        } catch (IOException e) {
            return new Silence();
        }
    }

    private Process start(@Nullable File input, String... words) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                Stream.concat(before.stream(), Stream.of(words)).toList());
        if (input != null) {
            builder.redirectInput(input);
        } else {
            builder.redirectErrorStream(true);
        }
        builder.environment().put("LC_ALL", "C");
        return builder.start();
    }

    private boolean endsWithin(Process process, Duration within, BooleanSupplier cut) {
        long deadline = System.nanoTime() + within.toNanos();
        boolean stopping = false;
        try {
            while (!process.waitFor(SLICE.toNanos(), TimeUnit.NANOSECONDS)) {
                if (!stopping && stopped.getAsBoolean()) {
                    stopping = true;
                    deadline = Math.min(deadline, System.nanoTime() + GRACE.toNanos());
                }
                if (cut.getAsBoolean() || System.nanoTime() - deadline > 0) {
                    return false;
                }
            }
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static void hear(Process process, Consumer<String> line) {
        try (BufferedReader reader = process.inputReader(StandardCharsets.UTF_8)) {
            reader.lines().forEach(line);
        } catch (IOException | java.io.UncheckedIOException e) {
            // it was ended
        }
    }

    /** Its streams stay open: what it said last is still read. */
    private static void kill(Process process) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.toHandle().destroyForcibly();
    }

    private static Duration since(long began) {
        return Duration.ofNanos(System.nanoTime() - began);
    }

    private record Heard(Process process) implements Listening {
        @Override
        public boolean ended() {
            return !process.isAlive();
        }

        @Override
        public void close() {
            kill(process);
        }
    }

    private record Silence() implements Listening {
        @Override
        public boolean ended() {
            return true;
        }

        @Override
        public void close() {
            // nothing began
        }
    }
}
