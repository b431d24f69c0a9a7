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
    private static final Duration DEADLINE = Duration.ofSeconds(30);

    private final List<Part> parts;
    private final Lines lines;
    private final Queue<Thread> slowStarts = new ConcurrentLinkedQueue<>();
    private final CompletableFuture<ExitCode> end = new CompletableFuture<>();

    /** Does nothing yet; the list is in the order of the start. */
    public Instance(List<Part> parts, Lines lines) {
        this.parts = List.copyOf(parts);
        this.lines = lines;
    }

    /** Asks for the end, from any thread; the first who asks decides the exit code. */
    public void end(ExitCode code) {
        end.complete(code);
    }

    /**
     * Runs until the end.
     *
     * @param onceUp what to do when all parts serve; it may ask for the end, and is interrupted by it
     * @throws StartException a part would not start, so none was started
     */
    public ExitCode run(Runnable onceUp) {
        parts.forEach(Part::check);
        Thread starter = Thread.ofVirtual().name("start").start(() -> guarded(this::startAll));
        Thread user = Thread.ofVirtual()
                .name("once up")
                .start(() -> guarded(() -> {
                    join(starter);
                    if (!end.isDone()) {
                        onceUp.run();
                    }
                }));
        ExitCode code = end.join();
        user.interrupt();
        slowStarts.forEach(Thread::interrupt);
        join(starter);
        stopAll();
        return code;
    }

    private void startAll() {
        for (Part part : slowFirst()) {
            if (part.slow()) {
                slowStarts.add(Thread.ofVirtual().name("start " + part.name()).start(() -> guarded(() -> start(part))));
            } else {
                start(part);
            }
        }
        slowStarts.forEach(Instance::join);
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

    private void stopAll() {
        lines.say("Stopping.");
        parts.reversed().forEach(this::stop);
    }

    private void stop(Part part) {
        Thread stopper = Thread.ofVirtual().name("stop " + part.name()).start(part::stop);
        if (!join(stopper)) {
            lines.say(part.name(), "did not stop in %d s".formatted(DEADLINE.toSeconds()));
        }
    }

    /** Whether a thread ended before the deadline. */
    private static boolean join(Thread thread) {
        try {
            return thread.join(DEADLINE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
