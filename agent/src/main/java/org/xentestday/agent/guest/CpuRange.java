package org.xentestday.agent.guest;

/** The kernel's way to write a set of processors, {@code 0-3,6}. */
final class CpuRange {
    private CpuRange() {}

    /** How many there are; {@link IllegalArgumentException} for another text. */
    static int count(String text) {
        int count = 0;
        for (String part : text.split(",", -1)) {
            String[] ends = part.split("-", 2);
            int from = Integer.parseInt(ends[0]);
            int to = Integer.parseInt(ends[ends.length - 1]);
            if (to < from) {
                throw new IllegalArgumentException("no range: " + text);
            }
            count += to - from + 1;
        }
        return count;
    }
}
