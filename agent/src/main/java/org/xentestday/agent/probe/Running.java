package org.xentestday.agent.probe;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The hypervisor that runs, as {@code xl info} tells; to a user who may not ask that, {@code /sys/hypervisor}.
 *
 * @param version {@code major.minor}
 * @param changeset commit it was built from, 7 to 40 hex digits; empty where the build does not tell, or was not clean
 */
public record Running(String version, Optional<String> changeset) {
    private static final Pattern VERSION = Pattern.compile("\\d{1,3}\\.\\d{1,3}");
    private static final Pattern CHANGESET = Pattern.compile("(?:^|.*\\bgit:)([0-9a-f]{7,40})$");

    static Optional<Running> of(Keyed xlInfo) {
        return of(xlInfo.value("xen_major"), xlInfo.value("xen_minor"), xlInfo.value("xen_changeset"));
    }

    static Optional<Running> of(Host host) {
        return of(
                host.file("/sys/hypervisor/version/major"),
                host.file("/sys/hypervisor/version/minor"),
                host.file("/sys/hypervisor/properties/changeset"));
    }

    private static Optional<Running> of(Optional<String> major, Optional<String> minor, Optional<String> changeset) {
        return major.flatMap(left -> minor.map(right -> left + "." + right))
                .filter(version -> VERSION.matcher(version).matches())
                .map(version -> new Running(version, changeset.flatMap(Running::commit)));
    }

    /** A {@code -dirty} build is not the commit it names, nor is one with a queue of patches on top. */
    private static Optional<String> commit(String text) {
        Matcher matcher = CHANGESET.matcher(text);
        return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    /** Whether it can be a build of that release, {@code major.minor.patch}. */
    public boolean of(String release) {
        return release.startsWith(version + ".");
    }
}
