package org.xentestday.standalone.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import org.xentestday.standalone.fault.ExitCode;
import org.xentestday.standalone.fault.StartException;

/** The one place where everything of an installation lies. Opening it locks it for the parts that run here. */
public final class DataDirectory implements AutoCloseable {
    /** The layout that this version writes; it grows when a later version moves things. */
    static final int LAYOUT = 1;

    /** Results are the testers' and keys are secret: nobody else reads here. */
    static final FileAttribute<?> PRIVATE = permissions("rwx------");

    /** Others may pass to what is theirs: Elasticsearch, when root lends it to another user. */
    static final FileAttribute<?> PASSABLE = permissions("rwx--x--x");

    private final Path path;
    private final Locks locks;

    private DataDirectory(Path path, Locks locks) {
        this.path = path;
        this.locks = locks;
    }

    /** Where data of this user lies when nobody says otherwise. */
    public static Path usual() {
        return usual(System.getenv(), System.getProperty("user.name"), Path.of(System.getProperty("user.home")));
    }

    /** Where data lies when nobody says otherwise: the system's place for root, the user's state directory otherwise. */
    public static Path usual(Map<String, String> environment, String user, Path home) {
        if (user.equals("root")) {
            return Path.of("/var/lib/testday");
        }
        return Optional.ofNullable(environment.get("XDG_STATE_HOME"))
                .map(Path::of)
                .filter(Path::isAbsolute)
                .orElse(home.resolve(".local/state"))
                .resolve("testday");
    }

    /**
     * Makes the directory if need be, and takes the locks of the parts.
     *
     * @throws StartException not writable, in use, too full, or written by a newer version
     */
    public static DataDirectory open(Path directory, Collection<String> parts, DiskSpace space) {
        try {
            Path path = Files.createDirectories(directory.toAbsolutePath(), PASSABLE)
                    .toRealPath();
            Locks locks = Locks.take(path, parts);
            try {
                space.requireRoom(path);
                markVersion(path);
                return new DataDirectory(path, locks);
            } catch (IOException | RuntimeException e) {
                locks.close();
                throw e;
            }
        } catch (IOException e) {
            throw unwritable(directory, e);
        }
    }

    private static void markVersion(Path path) throws IOException {
        Path marker = path.resolve("version");
        if (!Files.exists(marker)) {
            Files.writeString(marker, LAYOUT + "\n");
            return;
        }
        String layout = Files.readString(marker).strip();
        if (!layout.equals(String.valueOf(LAYOUT))) {
            throw new StartException(
                    ExitCode.DATA_NEWER,
                    "%s has layout %s and this version knows layout %d: use the version that wrote it."
                            .formatted(path, layout, LAYOUT));
        }
    }

    private static FileAttribute<?> permissions(String text) {
        return PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(text));
    }

    static StartException unwritable(Path directory, IOException e) {
        return new StartException(
                ExitCode.DATA_UNWRITABLE,
                "The data directory %s cannot be used (%s: %s): choose another with --data."
                        .formatted(directory, e.getClass().getSimpleName(), e.getMessage()),
                e);
    }

    /** The directory itself: absolute, without symbolic links. */
    public Path path() {
        return path;
    }

    /** A part's own directory, made if need be; only its owner can enter. */
    public Path of(String part) {
        return make(part, PRIVATE);
    }

    /** The same for a part that may run as another user: it finds there what was made its own. */
    public Path passable(String part) {
        return make(part, PASSABLE);
    }

    private Path make(String part, FileAttribute<?> permissions) {
        try {
            return Files.createDirectories(path.resolve(part), permissions);
        } catch (IOException e) {
            throw unwritable(path, e);
        }
    }

    @Override
    public void close() {
        locks.close();
    }
}
