package org.xentestday.agent.send;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/**
 * Says what this machine does, beside the work and in order. Nobody waits for an answer, nothing is kept for later and
 * nothing is said about failures: what counts is in the results.
 */
public final class Announcer implements AutoCloseable {
    /** For each announcement, and for the last ones at the end. */
    public static final Duration PATIENCE = Duration.ofSeconds(2);

    private final Consumer<byte[]> way;
    private CompletableFuture<Void> last = CompletableFuture.completedFuture(null);

    /** Over that way, which may block as long as its own patience lasts, and may throw. */
    public Announcer(Consumer<byte[]> way) {
        this.way = way;
    }

    /** Returns at once. */
    public void say(byte[] event) {
        last = last.handleAsync(
                (before, failure) -> {
                    way.accept(event);
                    return null;
                },
                Thread::startVirtualThread);
    }

    @Override
    public void close() {
        try {
            last.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            return; // nobody heard it
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
