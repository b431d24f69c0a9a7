package org.xentestday.agent.probe;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What came up at the last boot.
 *
 * @param domain what this system is to Xen
 * @param xen the hypervisor that runs; empty if none does, or it may not be asked
 * @param cpusUp processors that the hypervisor brought up; empty where its boot messages are gone
 * @param cpusThere processors that it found
 */
public record Booted(Domain domain, Optional<Running> xen, OptionalInt cpusUp, OptionalInt cpusThere) {
    private static final Pattern UP = Pattern.compile("(?m)\\bBrought up (\\d{1,5}) CPUs\\s*$");
    private static final Pattern THERE = Pattern.compile("SMP: Allowing (\\d{1,5}) CPUs \\((\\d{1,5}) hotplug CPUs\\)");

    /** Asks that machine. */
    public static Booted of(Host host) {
        Probe probe = new Probe(host);
        boolean answers = probe.xlInfo().text().isPresent();
        String ring = answers ? host.run("xl", "dmesg").orElse("") : ""; // what hung once would hang again
        return new Booted(probe.domain(), probe.running(), number(UP.matcher(ring)), there(THERE.matcher(ring)));
    }

    private static OptionalInt number(Matcher matcher) {
        return matcher.find() ? OptionalInt.of(Integer.parseInt(matcher.group(1))) : OptionalInt.empty();
    }

    /** A socket that may be filled later is no processor. */
    private static OptionalInt there(Matcher matcher) {
        return matcher.find()
                ? OptionalInt.of(Integer.parseInt(matcher.group(1)) - Integer.parseInt(matcher.group(2)))
                : OptionalInt.empty();
    }
}
