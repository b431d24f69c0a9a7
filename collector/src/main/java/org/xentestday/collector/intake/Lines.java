package org.xentestday.collector.intake;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** Reads a stream line by line and never holds more of a line than its limit. */
final class Lines {
    private final InputStream bytes;
    private final int limit;

    Lines(InputStream bytes, int limit) {
        this.bytes = new BufferedInputStream(bytes, 64 * 1024);
        this.limit = limit;
    }

    /**
     * A line without its end.
     *
     * @param bytes its first bytes, at most as many as the limit
     * @param tooLong whether there were more
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Line(byte[] bytes, boolean tooLong) {
        boolean blank() {
            return new String(bytes, java.nio.charset.StandardCharsets.ISO_8859_1).isBlank();
        }
    }

    /** The next line, or null at the end. The last one needs no line end. */
    @Nullable
    Line next() throws IOException {
        int first = bytes.read();
        if (first < 0) {
            return null;
        }
        ByteArrayOutputStream line = new ByteArrayOutputStream(2 * 1024);
        boolean tooLong = false;
        for (int next = first; next >= 0 && next != '\n'; next = bytes.read()) {
            if (line.size() < limit) {
                line.write(next);
            } else {
                tooLong = true;
            }
        }
        return new Line(line.toByteArray(), tooLong);
    }
}
