package org.xentestday.collector.view;

/**
 * Who took part in testing one candidate.
 *
 * @param machines distinct machines with a counted result of any status
 * @param testers distinct testers behind them, as far as they are enrolled
 */
public record Attendance(int machines, int testers) {
    /** Nobody yet. */
    public static final Attendance NONE = new Attendance(0, 0);
}
