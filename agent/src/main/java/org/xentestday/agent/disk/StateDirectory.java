package org.xentestday.agent.disk;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.xentestday.agent.exit.AgentException;
import org.xentestday.agent.exit.Exit;

/** The agent's directory, mode 0700, held by one process at a time. */
public final class StateDirectory implements AutoCloseable {
    private static final Duration BETWEEN_TRIES = Duration.ofMillis(25);

    private final Path directory;
    private final FileChannel lockFile;

    private StateDirectory(Path directory, FileChannel lockFile) {
        this.directory = directory;
        this.lockFile = lockFile;
    }

    /** Makes the directory if there is none, and takes its lock; waits for another holder as long as told. */
    public static StateDirectory open(Path directory, Duration patience) throws IOException {
        create(directory);
        FileChannel lockFile = PrivateFile.channel(
                directory.resolve("lock"),
                StandardOpenOption.CREATE,
                StandardOpenOption.READ,
                StandardOpenOption.WRITE);
        try {
            lock(directory, lockFile, System.nanoTime() + patience.toNanos());
            sign(lockFile);
        } catch (IOException | RuntimeException e) {
            lockFile.close();
            throw e;
        }
        return new StateDirectory(directory, lockFile);
    }

    /** A file in the directory. */
    public Path file(String name) {
        return directory.resolve(name);
    }

    /** Bytes that may still be written to its disk. */
    public long free() throws IOException {
        return Files.getFileStore(directory).getUsableSpace();
    }

    @Override
    public void close() throws IOException {
        lockFile.close();
    }

    /** Makes the name of a new or renamed file durable: a power cut leaves it in its directory. */
    static void forceEntryOf(Path file) throws IOException {
        Path directory = Objects.requireNonNull(file.toAbsolutePath().getParent(), "a file is in a directory");
        try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    private static void create(Path directory) throws IOException {
        if (!Files.isDirectory(directory)) {
            Files.createDirectories(directory, PrivateFile.attributes(PosixFilePermissions.fromString("rwx------")));
        }
    }

    private static void lock(Path directory, FileChannel lockFile, long deadline) throws IOException {
        while (tryLock(lockFile) == null) {
            if (System.nanoTime() >= deadline || interrupted()) {
                throw new AgentException(
                        Exit.UNAVAILABLE,
                        "Another testday" + holder(lockFile) + " is using " + directory
                                + "; try again when it is done.");
            }
        }
    }

    private static @Nullable FileLock tryLock(FileChannel lockFile) throws IOException {
        try {
            return lockFile.tryLock();
        } catch (OverlappingFileLockException e) {
            return null; // held within this very process
        }
    }

    private static boolean interrupted() {
        try {
            Thread.sleep(BETWEEN_TRIES);
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    private static String holder(FileChannel lockFile) throws IOException {
        ByteBuffer pid = ByteBuffer.allocate(20);
        lockFile.read(pid, 0);
        String text = new String(pid.array(), 0, pid.position(), StandardCharsets.US_ASCII);
        return Optional.of(text.strip())
                .filter(digits -> !digits.isEmpty())
                .map(digits -> " (process " + digits + ")")
                .orElse("");
    }

    /** The holder's process is for a sentence to others only: a full disk does not keep it from working. */
    private static void sign(FileChannel lockFile) {
        byte[] pid = Long.toString(ProcessHandle.current().pid()).getBytes(StandardCharsets.US_ASCII);
        try {
            lockFile.truncate(0);
            PrivateFile.writeAll(lockFile.position(0), ByteBuffer.wrap(pid));
        } catch (IOException e) {
            return; // nobody will be told who
        }
    }
}
