package org.xentestday.standalone.up;

/**
 * One part of an installation. Parts start in the order of their list and stop in the opposite order; each method is
 * called by one thread at a time, except that a stop may come while a slow start goes on.
 */
public interface Part {
    /** What the user calls it. */
    String name();

    /** Looks, before anything starts, for what would stop it from starting: a taken port, a file that cannot be read. */
    void check();

    /** Whether the parts after it need not wait for it. */
    default boolean slow() {
        return false;
    }

    /**
     * Returns when it serves.
     *
     * @return where: an address the user can use
     */
    String start();

    /** Returns when it has ended and closed its files. */
    void stop();

    /** Ends at once what would outlive this JVM. */
    default void kill() {}
}
