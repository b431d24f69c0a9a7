package org.xentestday.agent.guest;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.xentestday.agent.command.Programs;

/** A guest that runs, as far as it speaks. For one thread. */
public final class Guest implements AutoCloseable {
    /** Names of our guests begin so; what follows tells the attempt and the guest in it. */
    public static final String NAME = "testday-";

    private final String name;
    private final GuestSpec spec;
    private final Console console;

    private Guest(String name, GuestSpec spec, Console console) {
        this.name = name;
        this.spec = spec;
        this.console = console;
    }

    /** Begins to listen to the guest of that name; xenconsoled's logs, if it writes any, are in that directory. */
    public static Guest listen(String name, GuestSpec spec, Programs programs, Path logs) {
        return new Guest(name, spec, new Console(programs, logs, name));
    }

    /** The uuid of a guest of ours: found by it even while it has no name. */
    public static String uuid(String name) {
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString();
    }

    /** The text that {@code xl create} reads for it. */
    public static String config(String name, GuestSpec spec, GuestImage image, String xenVersion) {
        return GuestConfig.text(name, uuid(name), spec, image, xenVersion);
    }

    /** Its name in the toolstack. */
    public String name() {
        return name;
    }

    /** What was asked for. */
    public GuestSpec spec() {
        return spec;
    }

    /** What it has said by now. */
    public Report report() throws IOException {
        return console.report();
    }

    /** The last lines of its console. */
    public List<String> lines() {
        return console.lines();
    }

    @Override
    public void close() {
        console.close();
    }
}
