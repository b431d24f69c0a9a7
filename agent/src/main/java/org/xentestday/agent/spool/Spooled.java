package org.xentestday.agent.spool;

/**
 * A recorded result and where it is.
 *
 * @param summary the result in one line
 * @param state where it is
 */
public record Spooled(Summary summary, State state) {}
