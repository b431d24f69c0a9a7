package org.xentestday.agent.run;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.xentestday.agent.command.Ran;

/** What commands, guests and logs said in one attempt, as it was. It stays on this disk, and is bounded. */
final class RawLogs {
    private static final int ATTEMPTS_KEPT = 60;
    private static final long FILE_BYTES = 1024L * 1024;

    private final Path directory;

    private RawLogs(Path directory) {
        this.directory = directory;
    }

    /** The logs of the attempt that will end with the result of that id; the oldest ones go. */
    static RawLogs of(Path logs, String id) throws IOException {
        Files.createDirectories(logs);
        List<Path> old;
        try (Stream<Path> entries = Files.list(logs)) {
            old = entries.sorted(Comparator.comparing(RawLogs::age).reversed())
                    .skip(ATTEMPTS_KEPT - 1L)
                    .toList();
        }
        for (Path attempt : old) {
            delete(attempt);
        }
        return new RawLogs(Files.createDirectories(logs.resolve(id)));
    }

    void ran(Ran ran) {
        String text = "$ " + ran.command() + "\n" + ran.err() + ran.out() + "[" + ran.ending() + ", "
                + ran.took().toMillis() + " ms]\n";
        append("commands.log", text);
    }

    void step(String name) {
        append("commands.log", "# " + name + "\n");
    }

    void lines(String name, List<String> lines) {
        append(name.replaceAll("[^a-z0-9.-]", "_") + ".log", String.join("\n", lines) + "\n");
    }

    /** A disk that is full keeps no raw logs; the result matters more. */
    private void append(String name, String text) {
        Path file = directory.resolve(name);
        try {
            if (!Files.exists(file) || Files.size(file) < FILE_BYTES) {
                byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
                int length = (int) Math.min(bytes.length, FILE_BYTES);
                Files.write(
                        file,
                        java.util.Arrays.copyOf(bytes, length),
                        StandardOpenOption.CREATE,
                        StandardOpenOption.APPEND);
            }
        } catch (IOException e) {
            // said above
        }
    }

    private static FileTime age(Path path) {
        try {
            return Files.getLastModifiedTime(path);
        } catch (IOException e) {
            return FileTime.fromMillis(0);
        }
    }

    private static void delete(Path attempt) throws IOException {
        try (Stream<Path> files = Files.walk(attempt)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
