package org.xentestday.agent.disk;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.xentestday.model.json.Json;

/**
 * An append-only log of JSON records in one file. What {@link #append} returned from is on the disk: cutting the file
 * at any byte loses at most the record being written, and damage in the middle loses only the lines it hit. For one
 * thread, under the lock of {@link StateDirectory}.
 */
public final class RecordLog implements AutoCloseable {
    private final Path file;
    private FileChannel channel;
    /** The file may end within a line: the next record starts with a line end. */
    private boolean torn;

    private RecordLog(Path file, FileChannel channel, boolean torn) {
        this.file = file;
        this.channel = channel;
        this.torn = torn;
    }

    /** Everything readable in the file; nothing if there is none. Needs no lock. */
    public static Contents read(Path file) throws IOException {
        return Files.exists(file) ? Lines.read(Files.readAllBytes(file)) : new Contents(List.of(), 0);
    }

    /** Opens the file for appending and makes it, durably, if there is none. */
    public static RecordLog open(Path file) throws IOException {
        boolean made = !Files.exists(file);
        FileChannel channel = channel(file);
        if (made) {
            StateDirectory.forceEntryOf(file);
        }
        return new RecordLog(file, channel, endsWithinLine(channel));
    }

    private static FileChannel channel(Path file) throws IOException {
        return PrivateFile.channel(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.READ);
    }

    /** Writes a record; on return it is on the disk. */
    public void append(Object record) throws IOException {
        byte[] line = Lines.write(Json.write(record));
        ByteBuffer bytes = ByteBuffer.allocate(line.length + 1);
        if (torn) {
            bytes.put((byte) '\n');
        }
        bytes.put(line).flip();
        torn = true; // until it is known that the whole line is there
        PrivateFile.writeAll(channel.position(channel.size()), bytes);
        channel.force(false);
        torn = false;
    }

    /** Puts these records in the place of the whole file in one step; the old file stays beside it as {@code .old}. */
    public void replace(List<?> records) throws IOException {
        Path fresh = beside(".new");
        Files.deleteIfExists(fresh);
        try (FileChannel target = channel(fresh)) {
            writeAll(target, records);
            target.force(true);
        }
        keepOld();
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        StateDirectory.forceEntryOf(file);
        channel.close();
        channel = channel(file);
        torn = false;
    }

    static void writeAll(WritableByteChannel target, List<?> records) throws IOException {
        for (Object record : records) {
            PrivateFile.writeAll(target, ByteBuffer.wrap(Lines.write(Json.write(record))));
        }
    }

    /** A second name for the old file, never a moment without the first. */
    private void keepOld() throws IOException {
        Path old = beside(".old");
        Files.deleteIfExists(old);
        try {
            Files.createLink(old, file);
        } catch (UnsupportedOperationException | java.nio.file.FileSystemException e) {
            Files.copy(file, old); // a file system without hard links
        }
    }

    private Path beside(String suffix) {
        return file.resolveSibling(file.getFileName() + suffix);
    }

    /** Bytes on disk. */
    public long size() throws IOException {
        return channel.size();
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    private static boolean endsWithinLine(FileChannel channel) throws IOException {
        long size = channel.size();
        ByteBuffer last = ByteBuffer.allocate(1);
        return size > 0 && channel.read(last, size - 1) == 1 && last.get(0) != '\n';
    }
}
