package org.xentestday.agent.guest;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;

/** A log that somebody else goes on writing, and that may not be there yet. For one thread. */
final class FollowedLog {
    private static final int CHUNK = 65_536;
    private static final int LONGEST_LINE = 16_384;

    private final Path file;
    private final Consumer<String> line;
    private final StringBuilder torn = new StringBuilder();
    private long read;

    /** Nothing is read yet; each whole line that will be is told to that consumer, in order. */
    FollowedLog(Path file, Consumer<String> line) {
        this.file = file;
        this.line = line;
    }

    boolean there() {
        return Files.isReadable(file);
    }

    /** Takes in what is new. */
    void follow() throws IOException {
        try (RandomAccessFile log = new RandomAccessFile(file.toFile(), "r")) {
            byte[] chunk = new byte[CHUNK];
            log.seek(Math.min(read, log.length()));
            for (int got = log.read(chunk); got > 0; got = log.read(chunk)) {
                read += got;
                split(new String(chunk, 0, got, StandardCharsets.UTF_8));
            }
        }
    }

    private void split(String text) {
        for (int at = 0; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c == '\n' || torn.length() >= LONGEST_LINE) {
                line.accept(torn.toString());
                torn.setLength(0);
            }
            if (c != '\n') {
                torn.append(c);
            }
        }
    }
}
