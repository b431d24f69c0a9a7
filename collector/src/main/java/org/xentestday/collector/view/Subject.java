package org.xentestday.collector.view;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.xentestday.model.result.Candidate;

/** What a verdict or a coverage is about, read from its key: a tombstone has nothing else. */
record Subject(Candidate candidate, String test) {
    private static final Pattern KEY = Pattern.compile("([^/]+)/([^/]+)/([^/@]+)(?:@.*)?");

    /** Reads {@code <release>/<candidate>/<test>[@<extent>]}; empty for any other key. */
    static Optional<Subject> ofKey(String key) {
        Matcher parts = KEY.matcher(key);
        if (!parts.matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(new Subject(new Candidate(parts.group(1), parts.group(2)), parts.group(3)));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
