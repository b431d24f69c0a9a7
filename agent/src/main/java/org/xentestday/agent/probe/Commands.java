package org.xentestday.agent.probe;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Runs commands that may hang: some of Xen's wait for ever for a daemon that is not there. */
final class Commands {
    private static final int MAX_BYTES = 1024 * 1024;

    private final Duration timeout;

    Commands(Duration timeout) {
        this.timeout = timeout;
    }

    /** Its standard output if it ended with 0 in time; nothing otherwise, and then no process of it is left. */
    Optional<String> run(String... words) {
        try {
            return output(start(words));
        } catch (IOException e) {
            return Optional.empty(); // no such command
        }
    }

    private static Process start(String... words) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(words)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .redirectInput(new File("/dev/null"));
        builder.environment().put("LC_ALL", "C");
        return builder.start();
    }

    private Optional<String> output(Process process) {
        long deadline = System.nanoTime() + timeout.toNanos();
        try {
            CompletableFuture<String> text = new CompletableFuture<>();
            Thread.startVirtualThread(() -> text.complete(read(process)));
            String output = text.get(timeout.toNanos(), TimeUnit.NANOSECONDS);
            boolean ended = process.waitFor(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
            return ended && process.exitValue() == 0 ? Optional.of(output) : Optional.empty();
        } catch (TimeoutException | ExecutionException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }

    private static String read(Process process) {
        try (InputStream stream = process.getInputStream()) {
            return new String(stream.readNBytes(MAX_BYTES), StandardCharsets.UTF_8);
        } catch (IOException e) {
            return ""; // it was ended for taking too long
        }
    }
}
