package org.xentestday.agent.journal;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Something that a run makes on the machine and takes away again: written down before it is made, so that a later process
 * can take it away. Nothing else is ever taken away.
 *
 * @param what its kind
 * @param name by which it is found; for what others could have made too, a name that only we give
 * @param before how it was before, such as the driver of a device
 * @param boot pseudonym of the boot it was made in: all but files are gone after it
 */
public record Thing(What what, String name, @Nullable String before, String boot) {
    /** Kinds of things. */
    public enum What {
        /** A domain. */
        GUEST,
        /** A PCI device that guests may get. */
        ASSIGNABLE,
        /** A group of processors. */
        CPUPOOL,
        /** A processor taken from the pool it was in. */
        POOL_CPU,
        /** Which kind of sleep the machine is put to. */
        SLEEP_KIND,
        /** A file. */
        FILE
    }

    @Override
    public String toString() {
        return what.name().toLowerCase(Locale.ROOT).replace('_', ' ') + " " + name;
    }
}
