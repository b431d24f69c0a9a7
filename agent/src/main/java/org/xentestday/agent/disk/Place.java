package org.xentestday.agent.disk;

/**
 * Where in a log a line is.
 *
 * @param offset of its first byte
 * @param length in bytes, without its end
 */
public record Place(long offset, int length) {}
