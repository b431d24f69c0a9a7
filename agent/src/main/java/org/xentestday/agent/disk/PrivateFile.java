package org.xentestday.agent.disk;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Set;

/** Files that only their owner may read, replaced as a whole or not at all. */
public final class PrivateFile {
    private static final Set<PosixFilePermission> OWNER_ONLY =
            EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);

    private static final int BUFFER = 64 * 1024;

    private PrivateFile() {}

    /** What a file is to hold. */
    public interface Content {
        /** Writes all of it; does not close. */
        void to(OutputStream file) throws IOException;
    }

    /** Writes the file with mode 0600; on return it is on the disk, and no reader ever sees half of it. */
    public static void write(Path file, byte[] bytes) throws IOException {
        write(file, stream -> stream.write(bytes));
    }

    /** The same for content that is not held in memory. */
    public static void write(Path file, Content content) throws IOException {
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(fresh);
        try (FileChannel channel = channel(fresh, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            OutputStream stream = new BufferedOutputStream(Channels.newOutputStream(channel), BUFFER);
            content.to(stream);
            stream.flush();
            channel.force(true);
        } catch (IOException e) {
            Files.deleteIfExists(fresh);
            throw RecordLog.named(file, e);
        }
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        StateDirectory.forceEntryOf(file);
    }

    /** Whether someone other than its owner may read or write it. */
    public static boolean exposed(Path file) throws IOException {
        return posix() && !OWNER_ONLY.containsAll(Files.getPosixFilePermissions(file));
    }

    /** Writes to the last byte: a single {@code write} may take only some of them. */
    static void writeAll(WritableByteChannel channel, ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }

    static FileChannel channel(Path file, OpenOption... options) throws IOException {
        return FileChannel.open(file, Set.of(options), attributes(OWNER_ONLY));
    }

    static FileAttribute<?>[] attributes(Set<PosixFilePermission> permissions) {
        return posix()
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(permissions)}
                : new FileAttribute<?>[0];
    }

    private static boolean posix() {
        return FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
    }
}
