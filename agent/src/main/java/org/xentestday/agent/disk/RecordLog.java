package org.xentestday.agent.disk;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.xentestday.model.json.Json;

/**
 * An append-only log of JSON records in one file. What {@link #append} returned from is on the disk: cutting the file
 * at any byte loses at most the record being written, and damage in the middle loses only the lines it hit. For one
 * thread, under the lock of {@link StateDirectory}.
 */
public final class RecordLog implements AutoCloseable {
    private static final int BUFFER = 64 * 1024;

    private final Path file;
    private FileChannel channel;
    /** The file may end within a line: the next record starts with a line end. */
    private boolean torn;

    private RecordLog(Path file, FileChannel channel, boolean torn) {
        this.file = file;
        this.channel = channel;
        this.torn = torn;
    }

    /** Everything readable in a small file; nothing if there is none. Needs no lock. */
    public static Contents read(Path file) throws IOException {
        List<byte[]> records = new ArrayList<>();
        int unreadable = scan(file, (place, record) -> records.add(record));
        return new Contents(records, unreadable);
    }

    /** Shows every readable record and its place, in order; says how many lines were none. Needs no lock. */
    public static int scan(Path file, BiConsumer<Place, byte[]> visitor) throws IOException {
        if (!Files.exists(file)) {
            return 0;
        }
        try (InputStream bytes = new BufferedInputStream(Files.newInputStream(file), BUFFER)) {
            return Lines.scan(bytes, visitor::accept);
        }
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

    /** Writes a record; on return it is on the disk. What fails leaves the file as it was, if the disk lets it. */
    public Place append(Object record) throws IOException {
        byte[] line = Lines.write(Json.write(record));
        ByteBuffer bytes = ByteBuffer.allocate(line.length + 1);
        if (torn) {
            bytes.put((byte) '\n');
        }
        Place place = new Place(channel.size() + bytes.position(), line.length - 1);
        bytes.put(line).flip();
        write(bytes);
        return place;
    }

    private void write(ByteBuffer bytes) throws IOException {
        long before = channel.size();
        boolean tornBefore = torn;
        torn = true; // until it is known that the whole line is there
        try {
            PrivateFile.writeAll(channel.position(before), bytes);
            channel.force(false);
        } catch (IOException e) {
            channel.truncate(before);
            torn = tornBefore;
            throw named(file, e);
        }
        torn = false;
    }

    /** The record at a place that {@link #scan} or {@link #append} told; fails if it was damaged since. */
    public byte[] record(Place place) throws IOException {
        ByteBuffer line = ByteBuffer.allocate(place.length());
        long at = place.offset();
        while (line.hasRemaining()) {
            int read = channel.read(line, at);
            if (read < 0) {
                break;
            }
            at += read;
        }
        return Lines.record(line.array())
                .orElseThrow(() -> new FileSystemException(file.toString(), null, "it was damaged a moment ago"));
    }

    /** Puts these records in the place of the whole file in one step; the old file stays beside it as {@code .old}. */
    public void replace(Stream<byte[]> records) throws IOException {
        Path fresh = beside(".new");
        Files.deleteIfExists(fresh);
        try (FileChannel target = channel(fresh)) {
            writeAll(target, records);
            target.force(true);
        } catch (UncheckedIOException e) {
            Files.deleteIfExists(fresh);
            throw new IOException(e);
        } catch (IOException e) {
            Files.deleteIfExists(fresh);
            throw named(fresh, e);
        }
        keepOld();
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        channel.close(); // from here on it is another file's
        channel = channel(file);
        torn = false;
        StateDirectory.forceEntryOf(file);
    }

    static void writeAll(WritableByteChannel target, Stream<byte[]> records) throws IOException {
        for (Iterator<byte[]> each = records.iterator(); each.hasNext(); ) {
            PrivateFile.writeAll(target, ByteBuffer.wrap(Lines.write(each.next())));
        }
    }

    /** A second name for the old file, never a moment without the first. */
    private void keepOld() throws IOException {
        Path old = beside(".old");
        Files.deleteIfExists(old);
        try {
            Files.createLink(old, file);
        } catch (UnsupportedOperationException | FileSystemException e) {
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

    /** The same failure with the name of the file, which a channel does not know. */
    static IOException named(Path file, IOException e) {
        return e instanceof FileSystemException ? e : new FileSystemException(file.toString(), null, e.getMessage());
    }

    private static boolean endsWithinLine(FileChannel channel) throws IOException {
        long size = channel.size();
        ByteBuffer last = ByteBuffer.allocate(1);
        return size > 0 && channel.read(last, size - 1) == 1 && last.get(0) != '\n';
    }
}
