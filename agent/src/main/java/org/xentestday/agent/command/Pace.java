package org.xentestday.agent.command;

import java.time.Duration;

/**
 * How much longer than a quick machine this one takes. Every deadline of a test is multiplied by it.
 *
 * @param factor from 1 to {@link #MOST}
 */
public record Pace(double factor) {
    /** A machine slower than this is taken for one that hangs. */
    public static final double MOST = 25;

    /** A quick machine. */
    public static final Pace QUICK = new Pace(1);

    /** {@code xl info} on a quick machine. */
    private static final Duration QUICK_COMMAND = Duration.ofMillis(60);

    public Pace {
        factor = Math.clamp(factor, 1, MOST);
    }

    /** The pace of a machine on which a small command took that long. */
    public static Pace of(Duration smallCommand) {
        return new Pace((double) smallCommand.toNanos() / QUICK_COMMAND.toNanos());
    }

    /** What takes that many seconds on a quick machine may take this long here. */
    public Duration seconds(int quick) {
        return Duration.ofMillis(Math.round(quick * 1000 * factor));
    }

    /** The slower of both. */
    public Pace slower(Pace other) {
        return other.factor > factor ? other : this;
    }
}
