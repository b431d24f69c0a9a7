package org.xentestday.agent.probe;

import java.util.List;
import java.util.Optional;

/** The machine as the probe sees it: files and commands. What cannot be read is not there. */
public interface Host {
    /** A text file by its absolute path, without the white space around it. */
    Optional<String> file(String path);

    /** Whether something is at that absolute path. */
    boolean exists(String path);

    /** Names in that directory, sorted; none if it cannot be read. */
    List<String> names(String directory);

    /** The last name of what a link points to. */
    Optional<String> link(String path);

    /** What the command printed if it ended well and in time. */
    Optional<String> run(String... words);
}
