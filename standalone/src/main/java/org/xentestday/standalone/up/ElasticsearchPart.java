package org.xentestday.standalone.up;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.xentestday.standalone.fault.StartException;
import org.xentestday.standalone.port.Ports;
import org.xentestday.standalone.search.ElasticsearchServer;
import org.xentestday.standalone.search.ElasticsearchSettings;

/**
 * Elasticsearch, started again when it dies: intake and decisions go on without it and the index catches up, so its
 * death need not be the end of the others.
 */
final class ElasticsearchPart implements Part {
    private static final Duration LOOK_EVERY = Duration.ofSeconds(1);
    private static final Duration BEFORE_RETRY = Duration.ofSeconds(10);

    private final ElasticsearchSettings settings;
    private final Lines lines;
    private volatile @Nullable ElasticsearchServer server;
    private volatile @Nullable Thread guard;
    private volatile boolean stopping;

    ElasticsearchPart(ElasticsearchSettings settings, Lines lines) {
        this.settings = settings;
        this.lines = lines;
    }

    @Override
    public String name() {
        return PartName.ELASTICSEARCH.toString();
    }

    @Override
    public void check() {
        ElasticsearchServer.stopLeftOver(settings);
        Ports.requireFree(settings.port(), "Elasticsearch", "--elasticsearch-port");
    }

    @Override
    public boolean slow() {
        return true;
    }

    @Override
    public String start() {
        ElasticsearchServer started = startServer();
        guard = Thread.ofVirtual().name("guard-elasticsearch").start(this::guard);
        return started.url().toString();
    }

    private ElasticsearchServer startServer() {
        ElasticsearchServer started = ElasticsearchServer.start(
                settings, waited -> lines.say(name(), "still starting after %d s".formatted(waited.toSeconds())));
        server = started;
        return started;
    }

    private void guard() {
        try {
            while (!stopping) {
                Thread.sleep(LOOK_EVERY);
                ElasticsearchServer watched = server;
                if (watched != null && !watched.running() && !stopping) {
                    watched.close();
                    startAgain();
                }
            }
        } catch (InterruptedException e) {
            // Asked to stop: whoever asked stops the server too.
            Thread.currentThread().interrupt();
        }
    }

    private void startAgain() throws InterruptedException {
        lines.say(name(), "died; starting it again, the others go on");
        try {
            lines.say(name(), "serves again at " + startServer().url());
        } catch (StartException e) {
            lines.say(name(), e.sentence());
            Thread.sleep(BEFORE_RETRY);
        }
    }

    @Override
    public void stop() {
        stopping = true;
        Thread watching = guard;
        if (watching != null) {
            watching.interrupt();
            joined(watching);
        }
        ElasticsearchServer running = server;
        if (running != null) {
            running.close();
        }
    }

    @Override
    public void kill() {
        stopping = true;
        ElasticsearchServer.kill(settings.directory());
    }

    private static void joined(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
