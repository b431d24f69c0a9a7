package org.xentestday.agent.probe;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The hypervisor that runs, as {@code xl info} tells.
 *
 * @param version {@code major.minor}
 * @param changeset commit it was built from, 7 to 40 hex digits; empty where the build does not tell, or was not clean
 */
public record Running(String version, Optional<String> changeset) {
    private static final Pattern CHANGESET = Pattern.compile("(?:^|.*git:|.*\\s)([0-9a-f]{7,40})$");

    static Optional<Running> of(Keyed xlInfo) {
        OptionalLong major = xlInfo.number("xen_major");
        OptionalLong minor = xlInfo.number("xen_minor");
        if (major.isEmpty() || minor.isEmpty()) {
            return Optional.empty();
        }
        String version = major.getAsLong() + "." + minor.getAsLong();
        return Optional.of(new Running(version, xlInfo.value("xen_changeset").flatMap(Running::changeset)));
    }

    /** A {@code -dirty} build is not the commit it names. */
    private static Optional<String> changeset(String text) {
        Matcher matcher = CHANGESET.matcher(text);
        return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    /** Whether it can be a build of that release, {@code major.minor.patch}. */
    public boolean of(String release) {
        return release.startsWith(version + ".");
    }
}
