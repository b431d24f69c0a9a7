package org.xentestday.agent.command;

/** A program that is listened to. */
public interface Listening extends AutoCloseable {
    /** Whether it has ended by itself, or never began. */
    boolean ended();

    /** Ends it. */
    @Override
    void close();
}
