package org.xentestday.collector.access;

/** Whose request it is. */
public sealed interface Caller {
    /** May do everything. */
    record Organiser(String name) implements Caller {}

    /**
     * A machine of a tester.
     *
     * @param tester pseudonym
     * @param kid of the machine's key
     */
    record Tester(String tester, String kid) implements Caller {}

    /** May read what is not everyone's, and do nothing. */
    record Reader(String name) implements Caller {}
}
