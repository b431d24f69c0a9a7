package org.xentestday.agent.probe;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.xentestday.model.result.Facet;

/** Facts from {@code xl info}. */
final class XlInfo {
    private XlInfo() {}

    static void add(Facts facts, Keyed info, Source source) {
        facts.add(Facet.SMT, yesNo(info.number("threads_per_core"), "on", "off"), source.at("threads_per_core"));
        facts.add(Facet.NUMA, yesNo(info.number("nr_nodes"), "yes", "no"), source.at("nr_nodes"));
        facts.add(Facet.SCHEDULER, info.value("xen_scheduler"), source.at("xen_scheduler"));
        facts.add(Facet.MEMORY, SizeClass.ofMiB(Facet.MEMORY, info.number("total_memory")), source.at("total_memory"));
        info.value("xen_commandline").ifPresent(line -> XenOptions.add(facts, line, source.at("xen_commandline")));
    }

    /**
     * Where the boot messages are gone from the ring, the capabilities still tell whether an IOMMU is in use, and the
     * names of the firmware's tables which one there is. Xen renames the table of VT-d to keep dom0 away from it. On
     * Arm a capability that is not there says nothing: before 4.13 there was none.
     */
    static void addIommu(Facts facts, Keyed info, List<String> tables, Source source) {
        Optional<String> kind = Optional.empty();
        if (info.has("virt_caps")) {
            boolean inUse = Arrays.stream(info.value("virt_caps").orElse("").split("\\s+"))
                    .anyMatch(cap -> cap.endsWith("_directio"));
            boolean x86 = info.value("machine")
                    .filter(name -> name.matches("x86_64|amd64|i[3-6]86"))
                    .isPresent();
            kind = inUse ? kind(tables) : Optional.of("none").filter(none -> x86);
        }
        facts.add(Facet.IOMMU, kind, source.at("virt_caps"));
    }

    private static Optional<String> kind(List<String> tables) {
        if (tables.contains("DMAR") || tables.contains("XMAR")) {
            return Optional.of("vtd");
        }
        return tables.contains("IVRS")
                ? Optional.of("amdvi")
                : Optional.of("smmu").filter(arm -> tables.contains("IORT"));
    }

    private static Optional<String> yesNo(OptionalLong number, String moreThanOne, String one) {
        return number.isEmpty() || number.getAsLong() < 1
                ? Optional.empty()
                : Optional.of(number.getAsLong() > 1 ? moreThanOne : one);
    }
}
