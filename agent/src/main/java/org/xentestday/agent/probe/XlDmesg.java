package org.xentestday.agent.probe;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.xentestday.model.result.Facet;

/**
 * Facts from the hypervisor's boot messages. The ring is short and a machine that ran for long has lost them: a line
 * that is not there says nothing. Lines of guests begin with their domain and never look like those of the hypervisor.
 */
final class XlDmesg {
    private static final Pattern PREFIX = Pattern.compile("^(?:\\(XEN\\) ?)?(?:\\[[^\\]]*\\] ?)?(?:\\(XEN\\) ?)?");
    private static final Pattern BANNER = Pattern.compile("Xen version \\d+\\.\\d+.*");
    private static final Pattern DEBUG = Pattern.compile("Xen version .*\\bdebug=([yn])\\b.*");
    private static final Pattern REMAPPING =
            Pattern.compile("(?:Intel VT-d )?Interrupt [Rr]emapping (not enabled|disabled|enabled)\\.?");
    private static final Pattern APIC_DRIVER =
            Pattern.compile("(?:Using APIC driver|Overriding APIC driver with|Switched to APIC driver) `?(\\w+)'?\\.?");
    private static final Set<String> XAPIC_DRIVERS = Set.of("default", "bigsmp", "flat", "physflat", "summit");
    private static final Pattern BOOTLOADER = Pattern.compile("Bootloader: (.*)");
    private static final Pattern MAP = Pattern.compile("(\\S+) RAM map:");
    private static final int BUILT_IN_KIB = 16;
    private static final Pattern RING = Pattern.compile("Allocated console ring of (\\d{1,8}) KiB\\.?");
    private static final Pattern DOM0 = Pattern.compile("\\*\\*\\* Building a (PVH?) Dom0 \\*\\*\\*");
    private static final Pattern CPU =
            Pattern.compile("CPU Vendor: (\\w+), Family \\d+ \\(0x([0-9a-f]+)\\), Model \\d+ \\(0x([0-9a-f]+)\\).*");
    private static final Map<String, String> DEBUG_WORDS = Map.of("y", "yes", "n", "no");

    private final List<String> lines;
    private final Source source;

    XlDmesg(String text, Source source) {
        this.lines = text.lines()
                .map(line -> PREFIX.matcher(line).replaceFirst("").strip())
                .toList();
        this.source = source;
    }

    /** Whether nothing is lost since the hypervisor started: the ring forgets its oldest lines first. */
    boolean whole() {
        return last(BANNER).isPresent();
    }

    /** A ring that is not allocated has the size it was built with. */
    OptionalInt ringKiB() {
        OptionalInt built = whole() ? OptionalInt.of(BUILT_IN_KIB) : OptionalInt.empty();
        return last(RING)
                .map(found -> OptionalInt.of(Integer.parseInt(found.group(1))))
                .orElse(built);
    }

    BootCpus cpus() {
        return BootCpus.in(String.join("\n", lines));
    }

    void add(Facts facts, boolean arm) {
        facts.add(Facet.XEN_DEBUG, last(DEBUG).map(found -> DEBUG_WORDS.get(found.group(1))), source);
        facts.add(Facet.CPU_VENDOR, last(CPU).map(found -> vendor(found.group(1))), source);
        facts.add(Facet.CPU_MODEL, last(CPU).map(found -> found.group(2) + "-" + found.group(3)), source);
        facts.add(Facet.IOMMU, iommu(), source);
        facts.add(Facet.DOM0_KIND, last(DOM0).map(found -> found.group(1).toLowerCase(Locale.ROOT)), source);
        if (arm) {
            facts.add(Facet.APIC, Optional.of("gic").filter(gic -> any("GICv")), source);
            return; // Xen 4.12 said on Arm that interrupts are remapped; nothing does that there
        }
        facts.add(
                Facet.INTERRUPT_REMAPPING,
                last(REMAPPING).map(found -> found.group(1).equals("enabled") ? "on" : "off"),
                source);
        facts.add(Facet.APIC, last(APIC_DRIVER).map(found -> apic(found.group(1))), source);
        facts.add(Facet.FIRMWARE, firmware(), source);
    }

    private static String vendor(String name) {
        return switch (name) {
            case "Intel", "AMD", "Hygon" -> name.toLowerCase(Locale.ROOT);
            default -> "other";
        };
    }

    private Optional<String> iommu() {
        if (any("I/O virtualisation enabled")) {
            return iommuInUse();
        }
        boolean none = any("I/O virtualisation disabled") || any("AMD-Vi: IOMMU not found!");
        return Optional.of("none").filter(said -> none);
    }

    private Optional<String> iommuInUse() {
        if (any("Intel VT-d ")) {
            return Optional.of("vtd");
        }
        return any("AMD-Vi: ")
                ? Optional.of("amdvi")
                : Optional.of("smmu").filter(arm -> any("smmu: ") || any("SMMUv3: "));
    }

    private static String apic(String driver) {
        return XAPIC_DRIVERS.contains(driver) ? "xapic" : driver;
    }

    /**
     * Who made the memory map tells the firmware: UEFI, or a BIOS that Xen itself asked. A map that the loader handed
     * over says neither. On UEFI the loader's name tells how the hypervisor was started.
     */
    private Optional<String> firmware() {
        Optional<String> map = last(MAP).map(found -> found.group(1));
        if (map.filter("EFI"::equals).isEmpty()) {
            return map.filter(kind -> kind.startsWith("Xen-e8")).map(kind -> "bios");
        }
        return last(BOOTLOADER)
                .map(found -> found.group(1))
                .flatMap(name -> name.startsWith("GRUB")
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
