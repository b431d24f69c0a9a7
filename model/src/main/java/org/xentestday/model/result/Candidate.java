package org.xentestday.model.result;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
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
        long version = 0;
        for (String number : release.split("\\.", -1)) {
            version = version * 1_000 + Integer.parseInt(number);
        }
        return version * 100 + number();
    }

    /** Its place within the release, 0 to 99. */
    private int number() {
        return released() ? 99 : Integer.parseInt(name, 2, name.length(), 10) - 1;
    }

    @Override
    public int compareTo(Candidate other) {
        return release.equals(other.release)
                ? Integer.compare(number(), other.number())
                : Long.compare(position(), other.position());
    }

    @JsonValue
    @Override
    public String toString() {
        return release + "-" + name;
    }
}
