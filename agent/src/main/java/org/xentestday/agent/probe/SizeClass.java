package org.xentestday.agent.probe;

import java.math.BigInteger;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.xentestday.model.result.Facet;

/**
 * Sizes as classes of a facet's vocabulary, which names them from the smallest: {@code le8g} is up to 8 GiB,
 * {@code gt16g} is the last and has no bound. Exact sizes tell machines apart that behave the same.
 */
public final class SizeClass {
    private static final Pattern UP_TO = Pattern.compile("le(\\d+)([mg])");
    private static final int MIB = 20;
    private static final int GIB = 30;

    private SizeClass() {}

    /** The class of that many bytes; none of nothing. */
    static Optional<String> of(Facet facet, BigInteger bytes) {
        return Stream.of(facet.form().split("\\|"))
                .filter(name -> bytes.signum() > 0 && fits(bytes, name))
                .findFirst();
    }

    /** The class of that many MiB. */
    public static Optional<String> ofMiB(Facet facet, OptionalLong mebibytes) {
        return of(facet, BigInteger.valueOf(mebibytes.orElse(0)).shiftLeft(MIB));
    }

    private static boolean fits(BigInteger bytes, String name) {
        Matcher upTo = UP_TO.matcher(name);
        return name.startsWith("gt") || (upTo.matches() && bytes.compareTo(bound(upTo)) <= 0);
    }

    private static BigInteger bound(Matcher upTo) {
        return new BigInteger(upTo.group(1)).shiftLeft(upTo.group(2).equals("m") ? MIB : GIB);
    }
}
