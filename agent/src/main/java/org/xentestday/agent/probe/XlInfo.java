package org.xentestday.agent.probe;

import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalLong;
import org.xentestday.model.result.Facet;

/** Facts from {@code xl info}. */
final class XlInfo {
    private static final String SOURCE = "xl info";

    private XlInfo() {}

    static void add(Facts facts, Keyed info) {
        facts.add(Facet.SMT, yesNo(info.number("threads_per_core"), "on", "off"), SOURCE + ": threads_per_core");
        facts.add(Facet.NUMA, yesNo(info.number("nr_nodes"), "yes", "no"), SOURCE + ": nr_nodes");
        facts.add(Facet.SCHEDULER, info.value("xen_scheduler"), SOURCE + ": xen_scheduler");
        facts.add(Facet.MEMORY, SizeClass.ofMiB(Facet.MEMORY, info.number("total_memory")), SOURCE + ": total_memory");
        info.value("xen_commandline").ifPresent(line -> XenOptions.add(facts, line, SOURCE + ": xen_commandline"));
    }

    /** Where the boot messages are gone from the ring, the capabilities still tell whether an IOMMU is in use. */
    static void addIommu(Facts facts, Keyed info) {
        String source = SOURCE + ": virt_caps";
        info.value("virt_caps").ifPresent(caps -> {
            boolean inUse = Arrays.stream(caps.split("\\s+")).anyMatch(cap -> cap.endsWith("_directio"));
            facts.add(Facet.IOMMU, inUse ? kind(facts.value(Facet.CPU_VENDOR)) : Optional.of("none"), source);
        });
    }

    private static Optional<String> kind(@org.jspecify.annotations.Nullable String vendor) {
        return switch (vendor) {
            case "intel" -> Optional.of("vtd");
            case "amd", "hygon" -> Optional.of("amdvi");
            case "arm" -> Optional.of("smmu");
            case null, default -> Optional.empty();
        };
    }

    private static Optional<String> yesNo(OptionalLong number, String moreThanOne, String one) {
        return number.isEmpty() || number.getAsLong() < 1
                ? Optional.empty()
                : Optional.of(number.getAsLong() > 1 ? moreThanOne : one);
    }
}
