package org.xentestday.streams;

import java.util.concurrent.CountDownLatch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs the application until it is told to stop. Exit codes: 0 stopped, 70 failed, 78 settings cannot be used. */
public final class Main {
    private static final int FAILED = 70;
    private static final int BAD_SETTINGS = 78;
    private static final Logger LOG = LoggerFactory.getLogger(Main.class);

    private Main() {}

    /** No arguments; settings are in the environment, see {@link Settings}. */
    public static void main(String[] arguments) throws InterruptedException {
        try {
            serve(Settings.of(System.getenv()));
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage());
            System.exit(BAD_SETTINGS);
        } catch (RuntimeException e) {
            LOG.atError().setCause(e).log("Streams cannot start");
            System.exit(FAILED);
        }
    }

    private static void serve(Settings settings) throws InterruptedException {
        StreamsApp app = StreamsApp.start(settings);
        CountDownLatch told = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            app.close();
            told.countDown();
        }));
        LOG.atInfo().addKeyValue("port", app.port()).log("Streams started");
        told.await();
    }
}
