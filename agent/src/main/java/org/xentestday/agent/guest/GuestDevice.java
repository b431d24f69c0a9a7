package org.xentestday.agent.guest;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A PCI device as the guest sees it.
 *
 * @param at its address in the guest
 * @param id {@code vendor:device}
 * @param driver bound to it; {@code none}
 * @param interrupt {@code msix}, {@code msi}, {@code intx} or {@code none}
 * @param nets network interfaces it brought
 * @param bars where its memory landed
 */
public record GuestDevice(String at, String id, String driver, String interrupt, List<String> nets, List<Bar> bars) {
    private static final long FOUR_GIB = 1L << 32;
    private static final int MEMORY = 0x200;
    private static final Pattern BAR =
            Pattern.compile("(\\d):0x([0-9a-f]{1,16})-0x([0-9a-f]{1,16}):0x([0-9a-f]{1,16})");

    /**
     * A base address register with an address.
     *
     * @param number 0 to 5
     * @param from first byte
     * @param to last byte
     * @param flags the kernel's resource flags
     */
    public record Bar(int number, long from, long to, long flags) {
        /** Bytes. */
        public long size() {
            return to - from + 1;
        }

        /** Whether it holds memory. */
        public boolean memory() {
            return (flags & MEMORY) != 0;
        }

        /** Whether it lies above 4 GiB, where a 32-bit guest does not see it. */
        public boolean high() {
            return Long.compareUnsigned(from, FOUR_GIB) >= 0;
        }
    }

    static GuestDevice of(Map<String, String> pairs) {
        return new GuestDevice(
                Word.Form.text(pairs, "at"),
                Word.Form.text(pairs, "id"),
                pairs.getOrDefault("driver", "none"),
                pairs.getOrDefault("interrupt", "none"),
                Word.Form.list(pairs, "net"),
                bars(Word.Form.list(pairs, "bars")));
    }

    private static List<Bar> bars(List<String> texts) {
        List<Bar> bars = new ArrayList<>();
        for (String text : texts) {
            Matcher bar = BAR.matcher(text);
            if (!bar.matches()) {
                throw new IllegalArgumentException("no bar: " + text);
            }
            bars.add(new Bar(Integer.parseInt(bar.group(1)), hex(bar.group(2)), hex(bar.group(3)), hex(bar.group(4))));
        }
        return bars;
    }

    private static long hex(String digits) {
        return Long.parseUnsignedLong(digits, 16);
    }
}
