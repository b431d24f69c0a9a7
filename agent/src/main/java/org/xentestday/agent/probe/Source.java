package org.xentestday.agent.probe;

/**
 * Where a fact comes from. The name stays here.
 *
 * @param name file or command, and the word in it
 * @param missing why a fact is not known that this source does not give
 */
record Source(String name, Why missing) {
    static Source of(String name, Reading reading) {
        return new Source(name, reading.missing());
    }

    /** The part of it with that name. */
    Source at(String part) {
        return new Source(name + ": " + part, missing);
    }
}
