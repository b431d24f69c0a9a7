package org.xentestday.standalone.search;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What the command line of every process of one Elasticsearch carries, and of no other: its directory. A number in a
 * file may meanwhile be somebody else's process; a mark on the process itself cannot.
 *
 * @param argument on the server's command line
 * @param launcherArgument on that of the launcher, which runs before it
 */
record Mark(String argument, String launcherArgument) {
    private static final Duration AFTER_KILL = Duration.ofSeconds(5);

    static Mark of(ElasticsearchSettings settings) {
        return new Mark(
                "-Dtestday.elasticsearch=" + settings.directory(), "-Des.path.conf=" + settings.configuration());
    }

    /** The living processes that carry the mark. */
    List<ProcessHandle> processes() {
        return ProcessHandle.allProcesses().filter(this::marks).toList();
    }

    /**
     * Ends every process that carries the mark: asks, waits, then kills. A process that ended but was not yet fetched by
     * its parent has lost its command line, so it does not count.
     */
    void stopAll(Duration patience) throws InterruptedException {
        processes().forEach(ProcessHandle::destroy);
        Patience asked = new Patience(patience, waited -> {});
        while (!processes().isEmpty() && asked.goesOn()) {
            // It is closing its files.
        }
        Patience killed = new Patience(AFTER_KILL, waited -> {});
        while (!processes().isEmpty() && killed.goesOn()) {
            processes().forEach(ProcessHandle::destroyForcibly);
        }
    }

    boolean marks(ProcessHandle process) {
        List<String> arguments = arguments(process);
        return arguments.contains(argument) || arguments.contains(launcherArgument);
    }

    /** Linux is asked directly: Java cuts command lines at a page, and Elasticsearch's is longer. */
    private static List<String> arguments(ProcessHandle process) {
        Path commandLine = Path.of("/proc", String.valueOf(process.pid()), "cmdline");
        try {
            return List.of(Files.readString(commandLine).split("\0"));
        } catch (IOException e) {
            Optional<String[]> arguments = process.info().arguments();
            return arguments.map(Arrays::asList).orElse(List.of());
        }
    }
}
