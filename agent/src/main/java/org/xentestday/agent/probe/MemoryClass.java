package org.xentestday.agent.probe;

import java.util.Optional;
import java.util.OptionalLong;

/** Sizes as classes: exact sizes tell machines apart that behave the same. */
final class MemoryClass {
    private static final long[] GIB = {4, 8, 16, 32, 64, 128};

    private MemoryClass() {}

    /** The class of a host's memory. */
    static Optional<String> ofMiB(OptionalLong mebibytes) {
        if (mebibytes.isEmpty() || mebibytes.getAsLong() <= 0) {
            return Optional.empty();
        }
        for (long gib : GIB) {
            if (mebibytes.getAsLong() <= gib * 1024) {
                return Optional.of("le" + gib + "g");
            }
        }
        return Optional.of("gt128g");
    }
}
