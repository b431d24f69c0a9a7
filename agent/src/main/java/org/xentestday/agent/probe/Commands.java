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
        return run(stream -> stream.readNBytes(MAX_BYTES), words);
    }

    /** The same, but of a long output the end. */
    Optional<String> tail(String... words) {
        return run(Commands::last, words);
    }

    private Optional<String> run(Reader reader, String... words) {
        try {
            return output(start(words), reader);
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

    private Optional<String> output(Process process, Reader reader) {
        long deadline = System.nanoTime() + timeout.toNanos();
        try {
            CompletableFuture<String> text = new CompletableFuture<>();
            Thread.startVirtualThread(() -> text.complete(read(process, reader)));
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

    private static String read(Process process, Reader reader) {
        try (InputStream stream = process.getInputStream()) {
            return new String(reader.read(stream), StandardCharsets.UTF_8);
        } catch (IOException e) {
            return ""; // it was ended for taking too long
        }
    }

    /** Two blocks are held at a time, so that the last mebibyte is whole whenever the stream ends. */
    private static byte[] last(InputStream stream) throws IOException {
        byte[] before = new byte[0];
        byte[] block = stream.readNBytes(MAX_BYTES);
        byte[] next = block.length < MAX_BYTES ? new byte[0] : stream.readNBytes(MAX_BYTES);
        while (next.length > 0) {
            before = block;
            block = next;
            next = stream.readNBytes(MAX_BYTES);
        }
        byte[] last = new byte[Math.min(MAX_BYTES, before.length + block.length)];
        int old = last.length - block.length;
        System.arraycopy(before, before.length - old, last, 0, old);
        System.arraycopy(block, 0, last, old, block.length);
        return last;
    }

    /** Takes what is wanted of an output. */
    private interface Reader {
        byte[] read(InputStream stream) throws IOException;
    }
}
