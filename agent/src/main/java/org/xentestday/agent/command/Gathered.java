package org.xentestday.agent.command;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** A stream's first MiB, read on another thread; the rest is read and dropped, so that the writer never waits. */
final class Gathered {
    private static final int MAX_BYTES = 1024 * 1024;
    private static final int CHUNK = 8192;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final Thread reader;

    Gathered(InputStream stream) {
        reader = Thread.startVirtualThread(() -> read(stream));
    }

    /** What came so far; waits for the stream's end, but not longer than told. */
    String text(Duration atMost) {
        try {
            reader.join(atMost);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        synchronized (bytes) {
            return bytes.toString(StandardCharsets.UTF_8);
        }
    }

    private void read(InputStream stream) {
        byte[] chunk = new byte[CHUNK];
        try (stream) {
            for (int read = stream.read(chunk); read >= 0; read = stream.read(chunk)) {
                keep(chunk, read);
            }
        } catch (IOException e) {
            // it was ended: what came before stays
        }
    }

    private void keep(byte[] chunk, int length) {
        synchronized (bytes) {
            bytes.write(chunk, 0, Math.min(length, MAX_BYTES - bytes.size()));
        }
    }
}
