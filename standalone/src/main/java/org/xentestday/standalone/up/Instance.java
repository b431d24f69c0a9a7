package org.xentestday.standalone.up;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.xentestday.standalone.fault.ExitCode;
import org.xentestday.standalone.fault.StartException;

/** The parts that run in this process: started in order, kept until somebody asks for the end, stopped in reverse. */
public final class Instance {
    private static final Duration LONGER_THAN_ANY_START = Duration.ofDays(1);
    private static final Duration ORDERLY = Duration.ofSeconds(30);

    /** Beside a part that failed for good the others may wait for it in vain; all of them survive a kill. */
    private static final Duration AFTER_FAULT = Duration.ofSeconds(10);

    private final List<Part> parts;
    private final Lines lines;
    private final Queue<Thread> slowStarts = new ConcurrentLinkedQueue<>();
    private final CompletableFuture<ExitCode> end = new CompletableFuture<>();
    private volatile boolean up;

    /** Does nothing yet; the list is in the order of the start. */
    public Instance(List<Part> parts, Lines lines) {
        this.parts = List.copyOf(parts);
        this.lines = lines;
    }

    /** Asks for the end, from any thread; the first who asks decides the exit code. */
    public void end(ExitCode code) {
        end.complete(code);
    }

    /** Ends this JVM and all parts at once. Nothing acknowledged is lost; the next start takes longer. */
    public void hurry() {
        parts.forEach(Part::kill);
        Runtime.getRuntime().halt(ExitCode.HURRIED.code());
    }

    /**
     * Runs until the end.
     *
     * @param onceUp what to do when all parts serve; it may ask for the end, and is interrupted by it
     * @throws StartException a part would not start, so none was started
     */
    public ExitCode run(Runnable onceUp) {
        parts.forEach(Part::check);
        Thread starter = Thread.ofVirtual().name("start").start(() -> guarded(() -> startAll(onceUp)));
        ExitCode code = end.join();
        slowStarts.forEach(Thread::interrupt);
        if (up) {
            starter.interrupt();
        }
        Duration deadline = code == ExitCode.OK ? ORDERLY : AFTER_FAULT;
        ended(starter, deadline);
        stopAll(deadline);
        return code;
    }

    private void startAll(Runnable onceUp) {
        for (Part part : slowFirst()) {
            if (part.slow()) {
                slowStarts.add(Thread.ofVirtual().name("start " + part.name()).start(() -> guarded(() -> start(part))));
            } else {
                start(part);
            }
        }
        slowStarts.forEach(thread -> ended(thread, LONGER_THAN_ANY_START));
        up = true;
        if (!end.isDone()) {
            onceUp.run();
        }
    }

    /** A slow part takes the longest, so it starts together with the first of the others. */
    private List<Part> slowFirst() {
        List<Part> order = new ArrayList<>(parts);
        order.sort((a, b) -> Boolean.compare(b.slow(), a.slow()));
        return order;
    }

    private void start(Part part) {
        if (end.isDone()) {
            return;
        }
        long begun = System.nanoTime();
        String place = part.start();
        double seconds = Duration.ofNanos(System.nanoTime() - begun).toMillis() / 1000.0;
        lines.say(part.name(), "%s   (%.1f s)".formatted(place, seconds));
    }

    private void guarded(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException | Error e) {
            fail(e);
        }
    }

    /** Says why, unless the end was asked for already: then a failing start is its consequence. */
    private void fail(Throwable fault) {
        Logger log = LoggerFactory.getLogger(Instance.class);
        log.atError().setCause(fault).log("A part failed to start");
        ExitCode code = fault instanceof StartException refusal ? refusal.exitCode() : ExitCode.INTERNAL;
        String sentence = fault instanceof StartException refusal ? refusal.sentence() : "Unexpected: " + fault;
        if (end.complete(code)) {
            lines.say(sentence);
        }
    }

    private void stopAll(Duration deadline) {
        lines.say("Stopping.");
        parts.reversed().forEach(part -> stop(part, deadline));
    }

    private void stop(Part part, Duration deadline) {
        Thread stopper = Thread.ofVirtual().name("stop " + part.name()).start(part::stop);
        if (!ended(stopper, deadline)) {
            lines.say(part.name(), "did not stop in %d s".formatted(deadline.toSeconds()));
        }
    }

    /** Whether a thread ended before the deadline. */
    private static boolean ended(Thread thread, Duration deadline) {
        try {
            return thread.join(deadline);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
