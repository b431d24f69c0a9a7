package org.xentestday.agent.probe;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.xentestday.model.result.Facet;

/**
 * Facts from the hypervisor's boot messages. The ring is short and a machine that ran for long has lost them: a line
 * that is not there says nothing.
 */
final class XlDmesg {
    private static final String SOURCE = "xl dmesg";
    private static final Pattern PREFIX = Pattern.compile("^(?:\\(XEN\\) ?)?(?:\\[[^\\]]*\\] ?)?(?:\\(XEN\\) ?)?");
    private static final Pattern DEBUG = Pattern.compile("Xen version .*\\bdebug=([yn])\\b.*");
    private static final Pattern REMAPPING =
            Pattern.compile("(?:Intel VT-d )?Interrupt [Rr]emapping (not )?enabled\\.?");
    private static final Pattern APIC_DRIVER = Pattern.compile("(?:Using|Switched to) APIC driver (\\S+)");
    private static final Set<String> XAPIC_DRIVERS = Set.of("default", "bigsmp", "flat", "physflat");
    private static final Pattern BOOTLOADER = Pattern.compile("Bootloader: (.*)");
    private static final Pattern MAP = Pattern.compile("(\\S+) RAM map:");
    private static final Map<String, String> DEBUG_WORDS = Map.of("y", "yes", "n", "no");

    private final List<String> lines;

    XlDmesg(String text) {
        this.lines = text.lines()
                .map(line -> PREFIX.matcher(line).replaceFirst("").strip())
                .toList();
    }

    void add(Facts facts) {
        facts.add(Facet.XEN_DEBUG, last(DEBUG).map(found -> DEBUG_WORDS.get(found.group(1))), SOURCE);
        facts.add(Facet.IOMMU, iommu(), SOURCE);
        facts.add(
                Facet.INTERRUPT_REMAPPING, last(REMAPPING).map(found -> found.group(1) == null ? "on" : "off"), SOURCE);
        facts.add(Facet.APIC, last(APIC_DRIVER).map(found -> apic(found.group(1))), SOURCE);
        facts.add(Facet.FIRMWARE, firmware(), SOURCE);
    }

    private Optional<String> iommu() {
        if (any("I/O virtualisation disabled") || any("AMD-Vi: IOMMU not found!")) {
            return Optional.of("none");
        }
        if (!any("I/O virtualisation enabled")) {
            return Optional.empty();
        }
        if (any("Intel VT-d ")) {
            return Optional.of("vtd");
        }
        return any("AMD-Vi: ") ? Optional.of("amdvi") : Optional.of("smmu").filter(arm -> any("smmu"));
    }

    private static String apic(String driver) {
        return XAPIC_DRIVERS.contains(driver) ? "xapic" : driver;
    }

    /** The kind of memory map tells the firmware, the loader's name how the hypervisor was started on it. */
    private Optional<String> firmware() {
        Optional<String> map = last(MAP).map(found -> found.group(1));
        Optional<String> loader = last(BOOTLOADER).map(found -> found.group(1));
        if (map.isEmpty()) {
            return Optional.empty();
        }
        if (!map.get().equals("EFI")) {
            return map.filter(kind -> kind.endsWith("-e820")).map(kind -> "bios");
        }
        return loader.flatMap(name -> name.startsWith("GRUB")
                ? Optional.of("uefi-grub")
                : Optional.of("uefi-xen").filter(xen -> name.equals("EFI")));
    }

    private boolean any(String start) {
        return lines.stream().anyMatch(line -> line.startsWith(start));
    }

    private Optional<MatchResult> last(Pattern pattern) {
        Optional<MatchResult> found = Optional.empty();
        for (String line : lines) {
            Matcher matcher = pattern.matcher(line);
            found = matcher.matches() ? Optional.of(matcher.toMatchResult()) : found;
        }
        return found;
    }
}
