package org.xentestday.collector.intake;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** Reads a stream line by line and never holds more of a line than its limit. */
final class Lines {
    private final InputStream bytes;
    private final int limit;
    private final byte[] buffer = new byte[16 * 1024];
    private int from;
    private int to;

    Lines(InputStream bytes, int limit) {
        this.bytes = bytes;
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
        if (!more()) {
            return null;
        }
        ByteArrayOutputStream line = new ByteArrayOutputStream(2 * 1024);
        boolean tooLong = false;
        for (boolean ended = false; !ended && more(); ) {
            int end = lineEnd();
            int kept = Math.min(end - from, limit - line.size());
            line.write(buffer, from, kept);
            tooLong |= kept < end - from;
            ended = end < to;
            from = ended ? end + 1 : to;
        }
        return new Line(line.toByteArray(), tooLong);
    }

    /** Whether there are bytes that were not looked at; reads some if there are none. */
    private boolean more() throws IOException {
        if (from == to) {
            from = 0;
            to = Math.max(0, bytes.read(buffer));
        }
        return to > 0;
    }

    private int lineEnd() {
        int end = from;
        while (end < to && buffer[end] != '\n') {
            end++;
        }
        return end;
    }
}
