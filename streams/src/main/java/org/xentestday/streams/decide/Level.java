package org.xentestday.streams.decide;

/** Failure rates that are told apart, and how likely each is among those of its kind. */
enum Level {
    NEVER(Kind.CLEAN, 0.005, 0.6),
    SELDOM(Kind.CLEAN, 0.03, 0.4),
    NOW_AND_THEN(Kind.FLAKY, 0.1, 0.4),
    OFTEN(Kind.FLAKY, 0.25, 0.35),
    HALF(Kind.FLAKY, 0.45, 0.25),
    MOSTLY(Kind.BAD, 0.7, 0.4),
    ALWAYS(Kind.BAD, 0.95, 0.6);

    /** What a rate means for a test. */
    enum Kind {
        CLEAN,
        FLAKY,
        BAD
    }

    private final Kind kind;
    private final double rate;
    private final double share;

    Level(Kind kind, double rate, double share) {
        this.kind = kind;
        this.rate = rate;
        this.share = share;
    }

    /** Its place in arrays by level. */
    @SuppressWarnings("EnumOrdinal") // arrays live no longer than one decision
    int place() {
        return ordinal();
    }

    Kind kind() {
        return kind;
    }

    double rate() {
        return rate;
    }

    /** Its probability among the levels of its kind, which add up to 1. */
    double share() {
        return share;
    }
}
