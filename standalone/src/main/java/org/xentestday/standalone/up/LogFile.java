package org.xentestday.standalone.up;

import java.nio.file.Path;
import java.util.Collection;
import java.util.stream.Collectors;

/** Where this process logs. It has to be said before the first logger is made, so it is said by system properties. */
public final class LogFile {
    /** The system property that names it; logback.xml reads it. */
    public static final String PROPERTY = "testday.log";

    private LogFile() {}

    /** A file of this process's own, named after the parts that run in it. */
    static Path open(Path directory, Collection<PartName> parts) {
        String name = parts.size() == PartName.values().length
                ? "testday-server"
                : parts.stream().map(PartName::toString).collect(Collectors.joining("-"));
        Path file = directory.resolve(name + ".log");
        System.setProperty(PROPERTY, file.toString());
        return file;
    }
}
