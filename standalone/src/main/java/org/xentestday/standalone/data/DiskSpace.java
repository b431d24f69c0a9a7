package org.xentestday.standalone.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.xentestday.standalone.fault.ExitCode;
import org.xentestday.standalone.fault.StartException;

/** Whether there is room to work: asked at start, because a log that fills up in mid-TestDay is worse than no start. */
public final class DiskSpace {
    /** Below this the broker's and the index's files soon meet the end of the disk: 512 MiB. */
    public static final long LEAST = 512L << 20;

    private final Probe probe;

    /** Asks the file system. */
    public DiskSpace() {
        this(path -> Files.getFileStore(path).getUsableSpace());
    }

    DiskSpace(Probe probe) {
        this.probe = probe;
    }

    /** Tells the bytes that this process may still write at a place. */
    @FunctionalInterface
    interface Probe {
        long usable(Path path) throws IOException;
    }

    /** Refuses a place with less than {@link #LEAST} bytes of room. */
    void requireRoom(Path directory) {
        long usable = usable(directory);
        if (usable < LEAST) {
            throw new StartException(
                    ExitCode.DISK_FULL,
                    "Only %d MiB are free in %s and %d MiB are needed: make room, or choose another place with --data."
                            .formatted(usable >> 20, directory, LEAST >> 20));
        }
    }

    /** Whether less than a hundredth of {@link #LEAST} is left: what stops a broker that ran before. */
    public boolean exhausted(Path directory) {
        return usable(directory) < LEAST / 100;
    }

    private long usable(Path directory) {
        try {
            return probe.usable(directory);
        } catch (IOException e) {
            throw DataDirectory.unwritable(directory, e);
        }
    }
}
