package org.xentestday.agent.probe;

import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The machine as the probe sees it: files and commands. */
public interface Host {
    /** A text file by its absolute path, without the white space around it. */
    Reading read(String path);

    /** What the command printed if it ended well and in time. */
    Reading ask(String... words);

    /** A text file, if it can be read. */
    default Optional<String> file(String path) {
        return read(path).text();
    }

    /** What the command printed, if it ended well and in time. */
    default Optional<String> run(String... words) {
        return ask(words).text();
    }

    /** Whether something is at that absolute path. */
    boolean exists(String path);

    /** Names in that directory, sorted; none if it cannot be read. */
    List<String> names(String directory);

    /** The last name of what a link points to. */
    Optional<String> link(String path);

    /** The absolute path behind all links. */
    Optional<String> real(String path);

    /** What a command printed that may print more than is kept: the last mebibyte. */
    Optional<String> tail(String... words);

    /** What tells a regular file that others write to; empty if there is none. */
    Optional<Stamp> stamp(String path);

    /** The bytes of that file from there on, for the caller to close. */
    InputStream open(String path, long from) throws IOException;

    /**
     * A file at one moment.
     *
     * @param key stays when the file is renamed; another file has another
     * @param size bytes
     * @param modified when it was last written
     */
    record Stamp(String key, long size, Instant modified) {}
}
