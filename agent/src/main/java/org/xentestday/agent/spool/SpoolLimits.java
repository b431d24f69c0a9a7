package org.xentestday.agent.spool;

/**
 * How large a spool may become. What was recorded always stays: the limits decide when nothing new is begun.
 *
 * @param unsent results that no server took
 * @param bytes of the file
 * @param free bytes that must be left on the disk
 * @param compactBytes a file larger than this is compacted when it is opened, if half of its results are sent
 * @param sentKept sent results that a compacted spool still lists
 */
record SpoolLimits(int unsent, long bytes, long free, long compactBytes, int sentKept) {
    static final SpoolLimits USUAL = new SpoolLimits(10_000, 256L << 20, 16L << 20, 4L << 20, 1_000);
}
