package org.xentestday.standalone.up;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.xentestday.standalone.broker.BrokerSecrets;
import org.xentestday.standalone.broker.BrokerUser;
import org.xentestday.standalone.fault.ExitCode;
import org.xentestday.standalone.fault.StartException;
import org.xentestday.standalone.port.Ports;
import org.xentestday.streams.Settings;
import org.xentestday.streams.StreamsApp;

/** The decisions. */
final class StreamsPart implements Part {
    private static final Duration BEAT = Duration.ofMillis(500);
    private static final Duration DEADLINE = Duration.ofSeconds(90);
    private static final Duration LOOK_EVERY = Duration.ofMillis(20);

    private final Path directory;
    private final BrokerSecrets secrets;
    private final String kafka;
    private @Nullable StreamsApp app;

    StreamsPart(Path directory, BrokerSecrets secrets, int kafkaPort) {
        this.directory = directory;
        this.secrets = secrets;
        this.kafka = Ports.HOST + ":" + kafkaPort;
    }

    @Override
    public String name() {
        return PartName.STREAMS.toString();
    }

    /** It takes any free port, so nothing can be in its way. */
    @Override
    public void check() {}

    @Override
    public synchronized String start() {
        StreamsApp started = started();
        app = started;
        long end = System.nanoTime() + DEADLINE.toNanos();
        while (!started.running()) {
            pause();
            if (System.nanoTime() > end) {
                throw new StartException(
                        ExitCode.PART,
                        "Streams took no results within %d s: is the broker at %s up?"
                                .formatted(DEADLINE.toSeconds(), kafka));
            }
        }
        return "http://%s:%d/metrics".formatted(Ports.HOST, started.port());
    }

    private StreamsApp started() {
        try {
            return StreamsApp.start(
                    new Settings(kafka, secrets.client(BrokerUser.STREAMS), directory, 1, BEAT, Ports.HOST, 0));
        } catch (IllegalStateException e) {
            throw new StartException(ExitCode.PART, "Streams does not start: " + e.getMessage(), e);
        }
    }

    @Override
    public synchronized void stop() {
        if (app != null) {
            app.close();
            app = null;
        }
    }

    private static void pause() {
        try {
            Thread.sleep(LOOK_EVERY);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StartException(ExitCode.HURRIED, "Stopped while streams was starting.", e);
        }
    }
}
