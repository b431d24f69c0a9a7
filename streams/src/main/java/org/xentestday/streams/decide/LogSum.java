package org.xentestday.streams.decide;

/** Sums of probabilities that are given as logarithms, without underflow. */
final class LogSum {
    private LogSum() {}

    static double of(double one, double other) {
        double larger = Math.max(one, other);
        return larger + Math.log1p(Math.exp(Math.min(one, other) - larger));
    }
}
