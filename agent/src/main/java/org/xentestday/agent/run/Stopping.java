package org.xentestday.agent.run;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.xentestday.agent.procedure.Ticker;

/**
 * The wish for an end, such as a Ctrl-C at the terminal: the run sees it at its next step, takes away what it made, and
 * only then does the process end. Thread-safe.
 */
public final class Stopping implements Ticker, AutoCloseable {
    private static final Duration CLEANING = Duration.ofMinutes(5);

    private final CountDownLatch wanted = new CountDownLatch(1);
    private final CountDownLatch done = new CountDownLatch(1);
    private final Thread hook = new Thread(this::stopAndWait, "testday-stop");

    /** From now on a signal that ends this process waits for the run. */
    public static Stopping atSignals() {
        Stopping stopping = new Stopping();
        Runtime.getRuntime().addShutdownHook(stopping.hook);
        return stopping;
    }

    /** Wants the end. */
    public void stop() {
        wanted.countDown();
    }

    @Override
    public long nanos() {
        return System.nanoTime();
    }

    @Override
    public void sleep(Duration duration) {
        await(wanted, duration);
    }

    @Override
    public boolean stopped() {
        return wanted.getCount() == 0;
    }

    /** The run is over. */
    @Override
    public void close() {
        done.countDown();
        if (!stopped()) {
            try {
                Runtime.getRuntime().removeShutdownHook(hook);
            } catch (IllegalStateException e) {
                // the process is ending already
            }
        }
    }

    private void stopAndWait() {
        stop();
        await(done, CLEANING);
    }

    private static void await(CountDownLatch latch, Duration most) {
        try {
            if (!latch.await(most.toNanos(), TimeUnit.NANOSECONDS)) {
                return; // time is up
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
