package org.xentestday.agent.procedure;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.xentestday.agent.guest.GuestType;

/** What the kernel says of a device's memory regions: each line is start, end and flags; the first six are the BARs. */
final class Regions {
    private static final int BARS = 6;
    private static final int MEMORY = 9;
    private static final BigInteger KIB = BigInteger.valueOf(1024);
    private static final BigInteger PAGE = BigInteger.valueOf(4096);

    private Regions() {}

    /**
     * A base address register that holds memory.
     *
     * @param number 0 to 5
     * @param size bytes
     */
    record Region(int number, BigInteger size) {
        /** Whether a guest of that kind that sees so much sees it whole: a device model may make a page of less. */
        boolean whole(BigInteger seen, GuestType type) {
            return seen.equals(size) || (type == GuestType.HVM && seen.equals(size.max(PAGE)));
        }

        /** Its size for people. */
        String words() {
            return size.compareTo(KIB) < 0 ? size + " bytes" : size.divide(KIB) + " KiB";
        }
    }

    /** Those of that {@code resource} file. */
    static List<Region> memory(String resource) {
        List<String> lines = resource.lines().limit(BARS).toList();
        List<Region> regions = new ArrayList<>();
        for (int number = 0; number < lines.size(); number++) {
            String[] words = lines.get(number).strip().split("\\s+", -1);
            if (words.length == 3
                    && hex(words[2]).testBit(MEMORY)
                    && hex(words[1]).signum() > 0) {
                regions.add(
                        new Region(number, hex(words[1]).subtract(hex(words[0])).add(BigInteger.ONE)));
            }
        }
        return regions;
    }

    private static BigInteger hex(String word) {
        return word.matches("0x[0-9a-f]{1,16}") ? new BigInteger(word.substring(2), 16) : BigInteger.ZERO;
    }
}
