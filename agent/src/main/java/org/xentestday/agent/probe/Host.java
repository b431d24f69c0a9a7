package org.xentestday.agent.probe;

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
}
