package org.xentestday.agent.procedure;

/** Whoever sits at the machine. */
public interface Person {
    /** Whether anybody is there. */
    boolean there();

    /** Shows a line. */
    void tell(String line);

    /** Asks, and gives the line that was typed, without white space around it; empty at the end of input. */
    String ask(String question);
}
