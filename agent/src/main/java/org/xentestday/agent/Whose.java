package org.xentestday.agent;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.xentestday.agent.disk.PrivateFile;
import org.xentestday.agent.disk.StateDirectory;
import org.xentestday.agent.exit.AgentException;
import org.xentestday.agent.exit.Exit;

/**
 * Which machine results are of. A state directory has one key, and a key speaks for one machine: either the one the agent
 * runs on, or another one whose results are only imported.
 */
public enum Whose {
    THIS_MACHINE,
    ANOTHER_MACHINE;

    private static final String MARK = "another-machine";

    /** Says in a sentence why the directory cannot take a result of that machine. */
    static void check(StateDirectory directory, Whose wanted, boolean unused) {
        boolean marked = Files.exists(mark(directory));
        if (wanted == THIS_MACHINE && marked) {
            throw new AgentException(
                    Exit.NOT_PERMITTED,
                    "The key in this state directory speaks for another machine, whose results are only imported.");
        }
        if (wanted == ANOTHER_MACHINE && !marked && !unused) {
            throw new AgentException(
                    Exit.NOT_PERMITTED,
                    "The key in this state directory speaks for this machine and for no other: results of another machine "
                            + "need a directory of their own (--state DIR), enrolled with a token for that machine.");
        }
    }

    /** From then on the directory is of that machine. */
    static void keep(StateDirectory directory, Whose whose) throws IOException {
        if (whose == ANOTHER_MACHINE && !Files.exists(mark(directory))) {
            PrivateFile.write(mark(directory), "results are imported\n".getBytes(StandardCharsets.US_ASCII));
        }
    }

    private static Path mark(StateDirectory directory) {
        return directory.file(MARK);
    }
}
