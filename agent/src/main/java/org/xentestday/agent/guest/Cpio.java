package org.xentestday.agent.guest;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/**
 * Writes an archive of the form {@code newc} that the Linux kernel unpacks as its first file system. Everything belongs
 * to root and has no time, so the same content gives the same bytes. Directories are made as they are needed.
 */
final class Cpio implements AutoCloseable {
    private static final int DIRECTORY = 0040755;
    private static final int EXECUTABLE = 0100755;
    private static final int LINK = 0120777;
    private static final int DEVICE = 0020600;
    private static final int ALIGNMENT = 4;
    private static final String MAGIC = "070701";
    private static final String LAST = "TRAILER!!!";

    private final OutputStream out;
    private final Set<String> directories = new TreeSet<>();
    private int inode;
    private long written;

    Cpio(OutputStream out) {
        this.out = out;
    }

    void directory(String path) throws IOException {
        parents(path);
        if (directories.add(path)) {
            entry(path, DIRECTORY, 0, 0, new byte[0]);
        }
    }

    void file(String path, byte[] content) throws IOException {
        parents(path);
        entry(path, EXECUTABLE, 0, 0, content);
    }

    void link(String path, String target) throws IOException {
        parents(path);
        entry(path, LINK, 0, 0, target.getBytes(StandardCharsets.UTF_8));
    }

    void characterDevice(String path, int major, int minor) throws IOException {
        parents(path);
        entry(path, DEVICE, major, minor, new byte[0]);
    }

    /** Ends the archive; the stream stays open. */
    @Override
    public void close() throws IOException {
        entry(LAST, 0, 0, 0, new byte[0]);
        out.flush();
    }

    private void parents(String path) throws IOException {
        int at = path.lastIndexOf('/');
        if (at > 0) {
            directory(path.substring(0, at));
        }
    }

    private void entry(String path, int mode, int major, int minor, byte[] content) throws IOException {
        byte[] name = (path + "\0").getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream header = new ByteArrayOutputStream();
        header.writeBytes(MAGIC.getBytes(StandardCharsets.US_ASCII));
        int[] fields = {++inode, mode, 0, 0, 1, 0, content.length, 0, 0, major, minor, name.length, 0};
        for (int field : fields) {
            header.writeBytes(String.format(Locale.ROOT, "%08X", field).getBytes(StandardCharsets.US_ASCII));
        }
        header.writeBytes(name);
        padded(header.toByteArray());
        padded(content);
    }

    private void padded(byte[] bytes) throws IOException {
        out.write(bytes);
        written += bytes.length;
        while (written % ALIGNMENT != 0) {
            out.write(0);
            written++;
        }
    }
}
