package org.xentestday.agent.command;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** A MiB of a stream, its first or its last, read on another thread; the rest is read and dropped, so that the writer never waits. */
final class Gathered {
    private static final int MAX_BYTES = 1024 * 1024;
    private static final int CHUNK = 8192;

    private final boolean last;
    private final Thread reader;
    private byte[] ring = new byte[CHUNK];
    private long seen;

    private Gathered(InputStream stream, boolean last) {
        this.last = last;
        this.reader = Thread.startVirtualThread(() -> read(stream));
    }

    static Gathered first(InputStream stream) {
        return new Gathered(stream, false);
    }

    static Gathered last(InputStream stream) {
        return new Gathered(stream, true);
    }

    /** Whether nothing that comes can be kept any more. */
    synchronized boolean full() {
        return !last && seen > MAX_BYTES;
    }

    /** What is kept of what came so far; waits for the stream's end, but not longer than told. */
    String text(Duration atMost) {
        try {
            reader.join(atMost);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return new String(kept(), StandardCharsets.UTF_8);
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

    private synchronized void keep(byte[] chunk, int length) {
        for (int i = 0; i < length; i++, seen++) {
            if (seen < MAX_BYTES) {
                grow();
            }
            if (last || seen < MAX_BYTES) {
                ring[(int) (seen % MAX_BYTES)] = chunk[i];
            }
        }
    }

    private void grow() {
        if (seen == ring.length) {
            ring = java.util.Arrays.copyOf(ring, Math.min(MAX_BYTES, 2 * ring.length));
        }
    }

    private synchronized byte[] kept() {
        int length = (int) Math.min(seen, MAX_BYTES);
        int start = last && seen > MAX_BYTES ? (int) (seen % MAX_BYTES) : 0;
        byte[] kept = new byte[length];
        System.arraycopy(ring, start, kept, 0, length - start);
        System.arraycopy(ring, 0, kept, length - start, start);
        return kept;
    }
}
