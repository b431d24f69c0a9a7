package org.xentestday.standalone.up;

import java.util.Locale;

/** The parts, in the order in which they start. */
public enum PartName {
    BROKER,
    ELASTICSEARCH,
    STREAMS,
    COLLECTOR;

    /** As it is written on the command line and in the data directory. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
