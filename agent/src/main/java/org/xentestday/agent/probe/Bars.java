package org.xentestday.agent.probe;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.Optional;
import org.xentestday.model.result.Facet;

/** The memory regions of a PCI device, exactly as the kernel lists them; the text of lspci rounds and leaves out. */
final class Bars {
    private static final int COUNT = 6;
    private static final long MEMORY = 0x200;

    private Bars() {}

    /** The class of the largest one; nothing for a device without. */
    static Optional<String> largest(Host host, String path) {
        return host.file(path + "/resource").flatMap(Bars::largest);
    }

    /** Each line is start, end and flags of a region; the first six are the BARs. */
    private static Optional<String> largest(String resource) {
        return resource.lines()
                .limit(COUNT)
                .map(Bars::bytes)
                .max(BigInteger::compareTo)
                .flatMap(bytes -> SizeClass.of(Facet.DUT_BAR, bytes));
    }

    private static BigInteger bytes(String line) {
        String[] words = line.strip().split("\\s+");
        if (words.length != 3 || !Arrays.stream(words).allMatch(word -> word.matches("0x[0-9a-f]{1,16}"))) {
            return BigInteger.ZERO;
        }
        BigInteger start = number(words[0]);
        BigInteger end = number(words[1]);
        boolean memory = number(words[2]).and(BigInteger.valueOf(MEMORY)).signum() > 0;
        return memory && end.compareTo(start) > 0 ? end.subtract(start).add(BigInteger.ONE) : BigInteger.ZERO;
    }

    private static BigInteger number(String hex) {
        return new BigInteger(hex.substring("0x".length()), 16);
    }
}
