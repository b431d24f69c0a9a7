package org.xentestday.model.result;

/**
 * A number that a test recorded besides its status.
 *
 * @param name what was measured, such as {@code throughput}
 * @param value finite
 * @param unit such as {@code Gbit/s}
 */
public record Measure(String name, double value, String unit) {
    public Measure {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException("a measure must be finite: " + name);
        }
    }
}
