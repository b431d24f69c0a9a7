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
import java.util.regex.Pattern;

/** Runs commands that may hang: some of Xen's wait for ever for a daemon that is not there. */
final class Commands {
    private static final int MAX_BYTES = 1024 * 1024;
    private static final Pattern DENIED =
            Pattern.compile("permission denied|operation not permitted|must be root", Pattern.CASE_INSENSITIVE);

    private final Duration timeout;

    Commands(Duration timeout) {
        this.timeout = timeout;
    }

    /**
     * Its standard output, at most one MiB of it, if it ended with 0 in time or was ended for printing more. No process
     * of it is left.
     */
    Reading run(String... words) {
        return reading(Commands::first, words);
    }

    /** The same, but of a long output the end. */
    Optional<String> tail(String... words) {
        return reading(Commands::last, words).text();
    }

    private Reading reading(Reader reader, String... words) {
        try {
            return reading(start(words), reader);
        } catch (IOException e) {
            return new Reading.Nothing(String.valueOf(e.getMessage()).contains("error=13") ? Why.DENIED : Why.ABSENT);
        }
    }

    private static Process start(String... words) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(words).redirectInput(new File("/dev/null"));
        builder.environment().put("LC_ALL", "C");
        return builder.start();
    }

    private Reading reading(Process process, Reader reader) {
        long deadline = System.nanoTime() + timeout.toNanos();
        try {
            CompletableFuture<byte[]> output = read(process.getInputStream(), reader);
            CompletableFuture<byte[]> trouble = read(process.getErrorStream(), Commands::first);
            byte[] said = within(deadline, output);
            boolean more = said.length == MAX_BYTES;
            if (!more && !process.waitFor(deadline - System.nanoTime(), TimeUnit.NANOSECONDS)) {
                return new Reading.Nothing(Why.LATE);
            }
            return more || process.exitValue() == 0
                    ? new Reading.Text(text(said))
                    : new Reading.Nothing(
                            DENIED.matcher(text(within(deadline, trouble))).find() ? Why.DENIED : Why.FAILED);
        } catch (TimeoutException e) {
            return new Reading.Nothing(Why.LATE);
        } catch (ExecutionException e) {
            return new Reading.Nothing(Why.FAILED);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Reading.Nothing(Why.LATE);
        } finally {
            if (process.isAlive()) { // one that has ended has no descendants any more, and looking takes long
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly();
            }
        }
    }

    private static byte[] within(long deadline, CompletableFuture<byte[]> bytes)
            throws InterruptedException, ExecutionException, TimeoutException {
        return bytes.get(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static CompletableFuture<byte[]> read(InputStream stream, Reader reader) {
        CompletableFuture<byte[]> bytes = new CompletableFuture<>();
        Thread.startVirtualThread(() -> bytes.complete(all(stream, reader)));
        return bytes;
    }

    private static byte[] all(InputStream stream, Reader reader) {
        try (stream) {
            return reader.read(stream);
        } catch (IOException e) {
            return new byte[0]; // it was ended for taking too long
        }
    }

    private static byte[] first(InputStream stream) throws IOException {
        return stream.readNBytes(MAX_BYTES);
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
