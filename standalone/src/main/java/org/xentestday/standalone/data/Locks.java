package org.xentestday.standalone.data;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import org.xentestday.standalone.fault.ExitCode;
import org.xentestday.standalone.fault.StartException;

/**
 * One lock a part, so that parts in processes of their own share a directory and no part runs twice on it. The kernel
 * releases a lock when its process dies, however it dies.
 */
final class Locks implements AutoCloseable {
    private final Deque<FileChannel> held = new ArrayDeque<>();

    private Locks() {}

    static Locks take(Path directory, Collection<String> parts) throws IOException {
        Path place = Files.createDirectories(directory.resolve("locks"), DataDirectory.PRIVATE);
        Locks locks = new Locks();
        try {
            for (String part : parts) {
                locks.take(directory, place.resolve(part + ".lock"), part);
            }
            return locks;
        } catch (IOException | RuntimeException e) {
            locks.close();
            throw e;
        }
    }

    private void take(Path directory, Path file, String part) throws IOException {
        FileChannel channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        held.push(channel);
        if (!locked(channel)) {
            throw new StartException(
                    ExitCode.DATA_IN_USE,
                    "Process %s already runs %s on %s: stop it, or choose another place with --data."
                            .formatted(Files.readString(file).strip(), part, directory));
        }
        channel.truncate(0);
        channel.write(ByteBuffer.wrap((ProcessHandle.current().pid() + "\n").getBytes(StandardCharsets.US_ASCII)));
    }

    private static boolean locked(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }

    @Override
    public void close() {
        while (!held.isEmpty()) {
            try {
                held.pop().close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
