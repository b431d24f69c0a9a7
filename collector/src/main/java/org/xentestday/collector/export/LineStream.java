package org.xentestday.collector.export;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Iterator;
import org.apache.kafka.common.KafkaException;

/** Lines as one stream, made while they are read: only the line under way is in memory. Not thread-safe. */
final class LineStream extends InputStream {
    private final Iterator<byte[]> lines;
    private final Runnable onClose;
    private byte[] line = {};
    private int at;

    /** {@code onClose} runs once for each close. */
    LineStream(Iterator<byte[]> lines, Runnable onClose) {
        this.lines = lines;
        this.onClose = onClose;
    }

    @Override
    public int read() throws IOException {
        return more() ? line[at++] & 0xff : -1;
    }

    @Override
    public int read(byte[] into, int from, int most) throws IOException {
        if (most == 0) {
            return 0;
        }
        if (!more()) {
            return -1;
        }
        int n = Math.min(most, line.length - at);
        System.arraycopy(line, at, into, from, n);
        at += n;
        return n;
    }

    private boolean more() throws IOException {
        try {
            while (at == line.length) {
                if (!lines.hasNext()) {
                    return false;
                }
                byte[] next = lines.next();
                line = Arrays.copyOf(next, next.length + 1);
                line[next.length] = '\n';
                at = 0;
            }
            return true;
        } catch (KafkaException e) {
            throw new IOException("the log went away", e); // the reader hears that the stream is torn
        }
    }

    @Override
    public void close() {
        onClose.run();
    }
}
