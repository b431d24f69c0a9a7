package org.xentestday.collector.intake;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;

/** A gzip file as it comes out, up to a bound: what a few bytes can become is not in the sender's hands. */
final class Unpacked extends FilterInputStream {
    private final long most;
    private long seen;

    Unpacked(InputStream packed, long most) throws IOException {
        super(new GZIPInputStream(packed, 64 * 1024));
        this.most = most;
    }

    /** More than the bound came out. */
    static final class TooMuch extends IOException {
        private static final long serialVersionUID = 1;
    }

    @Override
    public int read() throws IOException {
        int next = super.read();
        count(next < 0 ? 0 : 1);
        return next;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int read = super.read(buffer, offset, length);
        count(Math.max(0, read));
        return read;
    }

    private void count(int bytes) throws IOException {
        seen += bytes;
        if (seen > most) {
            throw new TooMuch();
        }
    }
}
