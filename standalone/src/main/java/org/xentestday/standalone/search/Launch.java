package org.xentestday.standalone.search;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.xentestday.standalone.fault.ExitCode;
import org.xentestday.standalone.fault.StartException;

/**
 * One start of an Elasticsearch. The server is made a daemon: its launcher ends when the server is up, which saves the
 * memory of a second JVM, and a Ctrl-C in our terminal does not reach it before the clients are closed.
 */
final class Launch {
    private final ElasticsearchSettings settings;
    private final Path output;
    private final long logBefore;

    Launch(ElasticsearchSettings settings) throws IOException {
        this.settings = settings;
        output = settings.directory().resolve("launcher.log");
        logBefore = Files.exists(settings.log()) ? Files.size(settings.log()) : 0;
    }

    /** Returns when the server runs and every index it had can be read. */
    void run(Distribution distribution, Account account, Health health, Consumer<Duration> progress)
            throws IOException, InterruptedException {
        Patience patience = new Patience(settings.deadline(), progress);
        Process launcher = process(distribution, account).start();
        while (launcher.isAlive()) {
            requireTime(patience);
        }
        if (launcher.exitValue() != 0) {
            throw failed("does not start");
        }
        while (!health.serving()) {
            requireTime(patience);
            if (Mark.of(settings).processes().isEmpty()) {
                throw failed("stopped while it started");
            }
        }
    }

    private void requireTime(Patience patience) throws InterruptedException, IOException {
        if (!patience.goesOn()) {
            throw failed(
                    "is not up after %d seconds".formatted(settings.deadline().toSeconds()));
        }
    }

    private ProcessBuilder process(Distribution distribution, Account account) throws IOException {
        List<String> command = new ArrayList<>(ownSession());
        command.addAll(account.prefix());
        command.add(distribution.launcher().toString());
        command.addAll(List.of("--daemonize", "--pidfile", settings.pidFile().toString()));
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(settings.directory().toFile())
                .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        Map<String, String> environment = builder.environment();
        environment.keySet().retainAll(List.of("PATH", "LANG"));
        environment.put("HOME", settings.temporary().toString());
        environment.put("ES_JAVA_HOME", System.getProperty("java.home"));
        environment.put("ES_PATH_CONF", settings.configuration().toString());
        environment.put("ES_TMPDIR", settings.temporary().toString());
        environment.put("CLI_JAVA_OPTS", "-XX:TieredStopAtLevel=1");
        return builder;
    }

    /** Away from our terminal's signals, where the system has the command for it. */
    private static List<String> ownSession() {
        return Command.output(List.of("setsid", "--version")).isPresent() ? List.of("setsid", "--wait") : List.of();
    }

    private StartException failed(String how) throws IOException {
        return new StartException(
                ExitCode.ELASTICSEARCH,
                "Elasticsearch %s: %s (%s).".formatted(how, DecisiveLine.of(said()), settings.logs()));
    }

    /** What launcher and server wrote during this start. */
    private List<String> said() throws IOException {
        return Stream.concat(from(output, 0), from(settings.log(), logBefore)).toList();
    }

    private static Stream<String> from(Path file, long offset) throws IOException {
        if (!Files.exists(file)) {
            return Stream.empty();
        }
        try (RandomAccessFile access = new RandomAccessFile(file.toFile(), "r")) {
            // A log that was rolled meanwhile starts anew.
            access.seek(offset <= access.length() ? offset : 0);
            byte[] bytes = new byte[(int) Math.min(access.length() - access.getFilePointer(), 1 << 20)];
            access.readFully(bytes);
            return new String(bytes, StandardCharsets.UTF_8).lines();
        }
    }
}
