package org.xentestday.agent.doctor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;

/**
 * The state directory at one moment.
 *
 * @param path where it is
 * @param kind what is there
 * @param freeBytes on its disk; that of its nearest parent where there is none
 */
record Directory(Path path, Kind kind, long freeBytes) {
    private static final Set<PosixFilePermission> OWNER = EnumSet.of(
            PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE, PosixFilePermission.OWNER_EXECUTE);

    enum Kind {
        GOOD,
        /** Not there yet; it can be made. */
        TO_BE_MADE,
        /** Neither to be seen nor to be made by this user. */
        CANNOT_BE_MADE,
        NO_DIRECTORY,
        /** Of another user, or not to be written by this one. */
        CLOSED,
        READ_ONLY,
        /** Others can look into it. */
        EXPOSED
    }

    /** Whether what is in it can be seen. */
    boolean readable() {
        return kind == Kind.GOOD || kind == Kind.EXPOSED || kind == Kind.READ_ONLY;
    }

    static Directory of(Path path) {
        Path there = path.toAbsolutePath();
        while (!Files.exists(there)) {
            there = Objects.requireNonNull(there.getParent(), "the root is there");
        }
        try {
            Kind kind = there.equals(path.toAbsolutePath()) ? existing(path) : missing(there);
            return new Directory(path, kind, Files.getFileStore(there).getUsableSpace());
        } catch (IOException e) {
            return new Directory(path, Kind.CLOSED, 0);
        }
    }

    private static Kind missing(Path parent) {
        return Files.isDirectory(parent) && Files.isWritable(parent) ? Kind.TO_BE_MADE : Kind.CANNOT_BE_MADE;
    }

    private static Kind existing(Path path) throws IOException {
        if (!Files.isDirectory(path)) {
            return Kind.NO_DIRECTORY;
        }
        if (!Files.isReadable(path) || !Files.isExecutable(path)) {
            return Kind.CLOSED;
        }
        if (!Files.isWritable(path)) {
            return Files.getFileStore(path).isReadOnly() ? Kind.READ_ONLY : Kind.CLOSED;
        }
        boolean posix = path.getFileSystem().supportedFileAttributeViews().contains("posix");
        return posix && !OWNER.containsAll(Files.getPosixFilePermissions(path, LinkOption.NOFOLLOW_LINKS))
                ? Kind.EXPOSED
                : Kind.GOOD;
    }
}
