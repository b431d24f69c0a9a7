package org.xentestday.model.result;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Comparator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A release candidate, or a release, of Xen: {@code 4.21.0-rc3}, {@code 4.20.0-final}. The candidates of all releases
 * are totally ordered by position: by version, then {@code rc1} to {@code rcN}, then {@code final}.
 *
 * @param release {@code major.minor.patch}
 * @param name {@code rc1} to {@code rc99}, or {@code final}
 */
public record Candidate(String release, String name) implements Comparable<Candidate> {
    private static final Pattern FORM = Pattern.compile("(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})-(rc([1-9]\\d?)|final)");
    private static final Comparator<Candidate> POSITION = Comparator.comparingLong(Candidate::position);

    public Candidate {
        if (!FORM.matcher(release + "-" + name).matches()) {
            throw new IllegalArgumentException("not a candidate: " + release + "-" + name);
        }
    }

    /** Reads {@code 4.21.0-rc3}. */
    @JsonCreator
    public static Candidate parse(String text) {
        int dash = text.indexOf('-');
        if (dash < 0) {
            throw new IllegalArgumentException("not a candidate: " + text);
        }
        return new Candidate(text.substring(0, dash), text.substring(dash + 1));
    }

    /** Whether this is a release and not a candidate for one. */
    public boolean released() {
        return name.equals("final");
    }

    /** How Xen's own mails name it: {@code 4.20.0} for a release, {@code rc3} for a candidate. */
    public String shortName() {
        return released() ? release : name;
    }

    /** A number that orders the candidates of all releases. */
    public long position() {
        Matcher parts = FORM.matcher(toString());
        if (!parts.matches()) {
            throw new IllegalStateException("unreachable: the constructor checks the form");
        }
        long version = Long.parseLong(parts.group(1)) * 1_000_000
                + Long.parseLong(parts.group(2)) * 1_000
                + Long.parseLong(parts.group(3));
        return version * 100 + (parts.group(5) == null ? 99 : Long.parseLong(parts.group(5)) - 1);
    }

    @Override
    public int compareTo(Candidate other) {
        return POSITION.compare(this, other);
    }

    @JsonValue
    @Override
    public String toString() {
        return release + "-" + name;
    }
}
