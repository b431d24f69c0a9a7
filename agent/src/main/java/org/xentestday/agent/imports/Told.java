package org.xentestday.agent.imports;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.xentestday.model.result.Facet;
import org.xentestday.model.result.Facets;

/** Facets that a report's words tell with certainty. A maker's name counts, a model's number does not. */
final class Told {
    private static final Pattern INTEL =
            Pattern.compile("(?i)\\bintel(\\(r\\))? (core|xeon|pentium|celeron|atom|cpu|processor)\\b");
    private static final Pattern AMD =
            Pattern.compile("(?i)\\bamd (ryzen|epyc|opteron|phenom|fx|athlon|threadripper|cpu|processor)\\b");
    private static final Pattern DOM0 = Pattern.compile("(?i)\\bdom0=(pvh|pv)\\b");
    private static final Pattern KERNEL =
            Pattern.compile("(?i)\\blinux(?: kernel)?[ :-]*v?(\\d{1,3}\\.\\d{1,3})(?![\\d])");
    private static final Pattern LINUX = Pattern.compile(
            "(?i)\\b(debian|ubuntu|fedora|alpine|centos|arch linux|opensuse|sles|gentoo|mageia|linux)\\b");
    private static final List<String> OTHERS = List.of("windows", "freebsd", "netbsd", "openbsd");
    private static final Set<String> WITHOUT_GUEST = Set.of(TestNames.BOOT, TestNames.XTF, "host-s3");

    private Told() {}

    static Facets facets(MachineReport report, String item, String test, Facets pasted) {
        Draft draft = new Draft(1, "").facets(pasted);
        boolean intel = INTEL.matcher(report.hardware()).find();
        boolean amd = AMD.matcher(report.hardware()).find();
        if (intel != amd) {
            draft.facet(Facet.CPU_VENDOR, intel ? "intel" : "amd");
        }
        Matcher dom0 = DOM0.matcher(item);
        if (dom0.find()) {
            draft.facet(Facet.DOM0_KIND, dom0.group(1).toLowerCase(Locale.ROOT));
        }
        report.software().stream()
                .map(KERNEL::matcher)
                .filter(Matcher::find)
                .findFirst()
                .ifPresent(kernel -> draft.facet(Facet.DOM0_KERNEL, "linux-" + kernel.group(1)));
        if (!WITHOUT_GUEST.contains(test)) {
            Set<String> systems = systems(report.guests());
            systems.stream().filter(only -> systems.size() == 1).forEach(only -> draft.facet(Facet.GUEST_OS, only));
        }
        return draft.proposal(1).facets();
    }

    private static Set<String> systems(String guests) {
        Set<String> systems = new TreeSet<>();
        if (LINUX.matcher(guests).find()) {
            systems.add("linux");
        }
        OTHERS.stream()
                .filter(name -> guests.toLowerCase(Locale.ROOT).contains(name))
                .forEach(systems::add);
        return systems;
    }
}
