package org.xentestday.standalone.search;

import java.time.Duration;
import java.util.function.Consumer;

/** How long a start may still take; says now and then that it goes on. */
final class Patience {
    private static final Duration REPORT_EVERY = Duration.ofSeconds(5);
    private static final Duration LOOK_EVERY = Duration.ofMillis(100);

    private final long started = System.nanoTime();
    private final Duration limit;
    private final Consumer<Duration> report;
    private Duration nextReport = REPORT_EVERY;

    Patience(Duration limit, Consumer<Duration> report) {
        this.limit = limit;
        this.report = report;
    }

    /** Waits a little; says whether there is time to look again. */
    boolean goesOn() throws InterruptedException {
        Duration waited = Duration.ofNanos(System.nanoTime() - started);
        if (waited.compareTo(nextReport) >= 0) {
            report.accept(nextReport);
            nextReport = nextReport.plus(REPORT_EVERY);
        }
        Thread.sleep(LOOK_EVERY);
        return waited.compareTo(limit) < 0;
    }
}
