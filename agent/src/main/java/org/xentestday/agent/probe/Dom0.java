package org.xentestday.agent.probe;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.xentestday.model.result.Facet;

/** Facts about the system that runs on the host: its kernel, its distribution, its kind. */
final class Dom0 {
    private static final String RELEASE = "/etc/os-release";
    private static final String OLD_RELEASE = "/etc/redhat-release";
    private static final String KIND = "/sys/hypervisor/guest_type";
    private static final Pattern KERNEL = Pattern.compile("(\\w+) (\\d+\\.\\d+).*");
    private static final Pattern VERSION = Pattern.compile("(\\d+(?:\\.\\d+)?).*");
    private static final Pattern OLD = Pattern.compile("(\\w+)[\\w ]* release (\\d+(?:\\.\\d+)?).*");

    private Dom0() {}

    static void add(Facts facts, Host host) {
        Reading uname = host.ask("uname", "-sr");
        facts.add(Facet.DOM0_KERNEL, uname.text().flatMap(Dom0::kernel), Source.of("uname -sr", uname));
        Reading release = host.read(RELEASE);
        facts.add(
                Facet.DOM0_DISTRIBUTION,
                release.text().map(text -> Keyed.of(text, '=')).flatMap(Dom0::distribution),
                Source.of(RELEASE, release));
        Reading old = host.read(OLD_RELEASE);
        facts.addIfGiven(Facet.DOM0_DISTRIBUTION, old.text().flatMap(Dom0::old), Source.of(OLD_RELEASE, old));
        Reading kind = host.read(KIND);
        facts.add(
                Facet.DOM0_KIND,
                kind.text().filter(any -> Domain.of(host) == Domain.DOM0).map(name -> name.toLowerCase(Locale.ROOT)),
                Source.of(KIND, kind));
    }

    private static Optional<String> kernel(String uname) {
        Matcher matcher = KERNEL.matcher(uname.strip());
        return matcher.matches()
                ? Optional.of(matcher.group(1).toLowerCase(Locale.ROOT) + "-" + matcher.group(2))
                : Optional.empty();
    }

    private static Optional<String> distribution(Keyed release) {
        Optional<String> version = release.value("VERSION_ID")
                .map(Dom0::unquoted)
                .map(VERSION::matcher)
                .filter(Matcher::matches)
                .map(matcher -> matcher.group(1));
        return release.value("ID").map(Dom0::unquoted).map(id -> named(id.replaceFirst("-.*", ""), version));
    }

    /** CentOS 6 and its kin have one line, such as {@code CentOS release 6.10 (Final)}. */
    private static Optional<String> old(String text) {
        return text.lines()
                .findFirst()
                .map(OLD::matcher)
                .filter(Matcher::matches)
                .map(line -> named(line.group(1).toLowerCase(Locale.ROOT), Optional.of(line.group(2))));
    }

    /** Its id and at most two numbers; the id alone where the version is a date or none; a name of its own is not told. */
    private static String named(String id, Optional<String> version) {
        if (!Facet.DOM0_DISTRIBUTION.allows(id)) {
            return "other";
        }
        return version.map(number -> id + "-" + number)
                .filter(Facet.DOM0_DISTRIBUTION::allows)
                .orElse(id);
    }

    private static String unquoted(String text) {
        return text.replace("\"", "").replace("'", "");
    }
}
