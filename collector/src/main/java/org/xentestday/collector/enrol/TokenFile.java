package org.xentestday.collector.enrol;

import io.micronaut.context.exceptions.ConfigurationException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.xentestday.model.json.Json;

/**
 * The token file: one entry a line, appended and forced to disk before anyone hears of it. A line that a crash tore off
 * was never heard of and is cut away; any other line that cannot be read is somebody's damage, and the collector does
 * not start with it. One process at a time. Not thread-safe.
 */
final class TokenFile implements AutoCloseable {
    private static final String NAME = "tokens.jsonl";

    private final FileChannel channel;
    private final List<TokenEntry> entries = new ArrayList<>();
    private long length;

    private TokenFile(FileChannel channel) {
        this.channel = channel;
    }

    /** Opens the file of that directory, and makes both if they are not there. */
    static TokenFile open(Path directory) {
        Path path = directory.resolve(NAME);
        try {
            Files.createDirectories(directory);
            TokenFile file = new TokenFile(create(path));
            file.lock(path);
            file.load(path);
            return file;
        } catch (IOException e) {
            throw new ConfigurationException("The token file " + path + " cannot be used: " + e, e);
        }
    }

    /** What was in it when it was opened. */
    List<TokenEntry> entries() {
        return List.copyOf(entries);
    }

    /** Returns when the entry is on disk. If it cannot be written whole, nothing of it stays. */
    void append(TokenEntry entry) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        line.writeBytes(Json.write(entry));
        line.write('\n');
        try {
            write(ByteBuffer.wrap(line.toByteArray()));
            length += line.size();
        } catch (IOException e) {
            channel.truncate(length);
            throw e;
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    private void write(ByteBuffer bytes) throws IOException {
        long position = length;
        while (bytes.hasRemaining()) {
            position += channel.write(bytes, position);
        }
        channel.force(true);
    }

    private static FileChannel create(Path path) throws IOException {
        boolean isNew = Files.notExists(path);
        FileChannel channel = FileChannel.open(
                path,
                Set.of(StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        if (isNew) {
            // Otherwise a power cut could take the file's name away, and all tokens with it.
            try (FileChannel directory = FileChannel.open(path.toAbsolutePath().getParent())) {
                directory.force(true);
            }
        }
        return channel;
    }

    private void lock(Path path) throws IOException {
        if (tryLock() == null) {
            channel.close();
            throw new ConfigurationException("The token file " + path + " is in use by another collector.");
        }
    }

    private @Nullable FileLock tryLock() throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException _) {
            return null; // this very process holds it
        }
    }

    private void load(Path path) throws IOException {
        byte[] bytes = Files.readAllBytes(path);
        int start = 0;
        for (int at = 0; at < bytes.length; at++) {
            if (bytes[at] == '\n') {
                entries.add(entry(path, java.util.Arrays.copyOfRange(bytes, start, at)));
                start = at + 1;
            }
        }
        length = start;
        channel.truncate(length);
    }

    private TokenEntry entry(Path path, byte[] line) {
        try {
            return Json.read(line, TokenEntry.class);
        } catch (IOException e) {
            throw new ConfigurationException(
                    "The token file " + path + " is damaged in line " + (entries.size() + 1) + ".", e);
        }
    }
}
