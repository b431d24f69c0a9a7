package org.xentestday.standalone.search;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.xentestday.standalone.fault.ExitCode;
import org.xentestday.standalone.fault.StartException;
import org.xentestday.standalone.port.Ports;

/**
 * A real Elasticsearch of our own: a child process on loopback with its own configuration, data, logs and temporary
 * files below one directory. It ends with this JVM; one that a kill -9 left behind is stopped by the next start.
 */
public final class ElasticsearchServer implements AutoCloseable {
    private static final Duration ORDERLY_STOP = Duration.ofSeconds(20);

    private final ElasticsearchSettings settings;
    private final Thread stopWithJvm = new Thread(this::stop, "stop-elasticsearch");

    private volatile List<ProcessHandle> processes = List.of();

    private ElasticsearchServer(ElasticsearchSettings settings) {
        this.settings = settings;
    }

    /** An Elasticsearch on a free port, for tests: {@code try (var server = ElasticsearchServer.start(tempDirectory))}. */
    public static ElasticsearchServer start(Path directory) {
        return start(new ElasticsearchSettings(directory, Ports.free()), waited -> {});
    }

    /**
     * Starts, and waits until every index it had can be read and written.
     *
     * @param progress is told every few seconds how long it takes
     * @throws StartException it does not start; the sentence quotes what it said
     */
    public static ElasticsearchServer start(ElasticsearchSettings wanted, Consumer<Duration> progress) {
        ElasticsearchSettings settings = wanted.in(real(wanted.directory()));
        ElasticsearchServer server = new ElasticsearchServer(settings);
        Runtime.getRuntime().addShutdownHook(server.stopWithJvm);
        try {
            server.run(progress);
            return server;
        } catch (IOException e) {
            server.close();
            throw new StartException(
                    ExitCode.ELASTICSEARCH, "Elasticsearch does not start: %s.".formatted(e.getMessage()), e);
        } catch (InterruptedException e) {
            server.close();
            Thread.currentThread().interrupt();
            throw new StartException(ExitCode.ELASTICSEARCH, "The start of Elasticsearch was interrupted.", e);
        } catch (RuntimeException e) {
            server.close();
            throw e;
        }
    }

    /**
     * Stops what an earlier run left behind when it was killed: it would still hold the port.
     *
     * @throws StartException the wait for it was interrupted
     */
    public static void stopLeftOver(ElasticsearchSettings wanted) {
        try {
            Mark.of(wanted.in(real(wanted.directory()))).stopAll(ORDERLY_STOP);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StartException(ExitCode.ELASTICSEARCH, "The start of Elasticsearch was interrupted.", e);
        }
    }

    /** Symbolic links resolved, so that the mark on the processes is the same whichever way the directory is named. */
    private static Path real(Path directory) {
        try {
            return Files.createDirectories(directory).toRealPath();
        } catch (IOException e) {
            throw new StartException(
                    ExitCode.DATA_UNWRITABLE, "The directory %s cannot be used: %s.".formatted(directory, e), e);
        }
    }

    private void run(Consumer<Duration> progress) throws IOException, InterruptedException {
        stopLeftOver(settings);
        Account account = Account.current(settings.user());
        Workplace workplace = new Workplace(settings, account);
        workplace.prepare();
        Distribution distribution = workplace.reachable(Distribution.locate());
        new Launch(settings).run(distribution, account, health(), progress);
        processes = Mark.of(settings).processes();
    }

    private Health health() {
        return new Health(url(), secrets().authorization(ElasticsearchUser.ADMIN));
    }

    /** The passwords of its users. */
    public ElasticsearchSecrets secrets() {
        return settings.secrets();
    }

    /** The HTTP interface. */
    public URI url() {
        return URI.create("http://%s:%d".formatted(Ports.HOST, settings.port()));
    }

    /** Whether its process lives. */
    public boolean running() {
        return processes.stream().anyMatch(Mark.of(settings)::marks);
    }

    /** Kills what runs on a directory, at once; its index survives that as it survives a crash. */
    public static void kill(Path directory) {
        Mark.of(new ElasticsearchSettings(real(directory), 0)).processes().forEach(ProcessHandle::destroyForcibly);
    }

    /** Asks it to stop, waits, and kills it after a deadline. */
    @Override
    public void close() {
        stop();
        try {
            Runtime.getRuntime().removeShutdownHook(stopWithJvm);
        } catch (IllegalStateException e) {
            // The JVM is ending: the hook finds nothing left to stop.
            return;
        }
    }

    private void stop() {
        boolean interrupted = Thread.interrupted();
        try {
            Mark.of(settings).stopAll(ORDERLY_STOP);
        } catch (InterruptedException e) {
            interrupted = true;
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
