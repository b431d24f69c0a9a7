package org.xentestday.agent.probe;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.xentestday.model.result.Facet;

/** Facts about the system that runs on the host: its kernel, its distribution, its kind. */
final class Dom0 {
    private static final Pattern KERNEL = Pattern.compile("(\\w+) (\\d+\\.\\d+).*");
    private static final Pattern VERSION = Pattern.compile("(\\d+(?:\\.\\d+)?).*");

    private Dom0() {}

    static void add(Facts facts, Host host) {
        facts.add(Facet.DOM0_KERNEL, host.run("uname", "-sr").flatMap(Dom0::kernel), "uname -sr");
        facts.add(
                Facet.DOM0_DISTRIBUTION,
                host.file("/etc/os-release").map(text -> Keyed.of(text, '=')).flatMap(Dom0::distribution),
                "/etc/os-release");
        if (host.file("/proc/xen/capabilities")
                .filter(caps -> caps.contains("control_d"))
                .isPresent()) {
            facts.add(
                    Facet.DOM0_KIND,
                    host.file("/sys/hypervisor/guest_type").map(kind -> kind.toLowerCase(Locale.ROOT)),
                    "/sys/hypervisor/guest_type");
        }
    }

    private static Optional<String> kernel(String uname) {
        Matcher matcher = KERNEL.matcher(uname.strip());
        return matcher.matches()
                ? Optional.of(matcher.group(1).toLowerCase(Locale.ROOT) + "-" + matcher.group(2))
                : Optional.empty();
    }

    /** The id and at most two numbers of its version; the id alone where the version has another form. */
    private static Optional<String> distribution(Keyed release) {
        Optional<String> id = release.value("ID").map(Dom0::unquoted).map(name -> name.replaceFirst("-.*", ""));
        Optional<String> version = release.value("VERSION_ID")
                .map(Dom0::unquoted)
                .map(VERSION::matcher)
                .filter(Matcher::matches)
                .map(matcher -> matcher.group(1));
        return id.map(name -> version.map(number -> name + "-" + number)
                .filter(Facet.DOM0_DISTRIBUTION::allows)
                .orElse(name));
    }

    private static String unquoted(String text) {
        return text.replace("\"", "").replace("'", "");
    }
}
