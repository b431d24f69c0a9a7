package org.xentestday.agent.embargo;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.BitSet;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** The numbers of Xen's security advisories that are public. Immutable. */
final class Advisories {
    private static final Pattern NAME = Pattern.compile("(?i)(?<![a-z])xsa[\\s_#:-]{0,3}(\\d{1,9})");

    private final BitSet known = new BitSet();

    private Advisories(String text) {
        text.lines().filter(line -> !line.isBlank() && !line.startsWith("#")).forEach(line -> {
            String[] ends = line.strip().split("-", 2);
            known.set(Integer.parseInt(ends[0]), Integer.parseInt(ends[ends.length - 1]) + 1);
        });
    }

    /** Those that were public when this version was made. */
    static Advisories shipped() {
        try (InputStream text = Advisories.class.getResourceAsStream("public-advisories.txt")) {
            return new Advisories(new String(Objects.requireNonNull(text).readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("the shipped list of advisories must be readable", e);
        }
    }

    /** The first advisory that the text names and that is not public, such as {@code XSA-9999}. */
    Optional<String> unpublished(String text) {
        return NAME.matcher(text)
                .results()
                .map(MatchResult::group)
                .map(name -> name.replaceAll("\\D", ""))
                .filter(number -> !known.get(Integer.parseInt(number)))
                .map(number -> "XSA-" + number)
                .findFirst();
    }
}
