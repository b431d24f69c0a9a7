package org.xentestday.agent.evidence;

/**
 * A place in a log that outlives the boot it was taken in.
 *
 * @param file what tells the file from others, also after it was rotated
 * @param size bytes it had
 */
public record Position(String file, long size) {}
