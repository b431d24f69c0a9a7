package org.xentestday.collector;

import io.micronaut.context.exceptions.ConfigurationException;
import java.net.BindException;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/** Starts the collector as a process of its own. Exit codes: 78 for its configuration, 69 for a port that is taken. */
public final class Application {
    private static final int FAILED = 70;
    private static final int UNAVAILABLE = 69;
    private static final int MISCONFIGURED = 78;

    private Application() {}

    /** No arguments: configuration is in application.yml and the environment. */
    @SuppressWarnings("SystemOut") // before there is a log, and for a person
    public static void main(String[] args) throws InterruptedException {
        try {
            Collector collector = Collector.start(Map.of());
            Runtime.getRuntime().addShutdownHook(new Thread(collector::close, "collector-stops"));
            new CountDownLatch(1).await(); // until the process is told to end
        } catch (RuntimeException e) {
            Throwable fault = fault(e);
            System.err.println("The collector cannot start: " + fault.getMessage());
            System.exit(exitCode(fault));
        }
    }

    /** The first cause that an operator can do something about, else the last one. */
    static Throwable fault(Throwable error) {
        @Nullable Throwable next = error;
        Throwable last = error;
        while (next != null) {
            if (exitCode(next) != FAILED) {
                return next;
            }
            last = next;
            next = next.getCause();
        }
        return last;
    }

    static int exitCode(Throwable fault) {
        return switch (fault) {
            case BindException _ -> UNAVAILABLE;
            case ConfigurationException _ -> MISCONFIGURED;
            default -> FAILED;
        };
    }
}
