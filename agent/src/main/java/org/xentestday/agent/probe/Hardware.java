package org.xentestday.agent.probe;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import org.xentestday.model.result.Facet;

/** Facts from {@code /sys} and {@code /proc} about the board. Under Xen some of these files speak of dom0 only. */
final class Hardware {
    private static final String HOST_BRIDGE = "/sys/bus/pci/devices/0000:00:00.0";
    private static final String HOST_BRIDGE_CLASS = "0x0600";
    private static final String BIOS_VENDOR = "/sys/class/dmi/id/bios_vendor";
    private static final String SMT = "/sys/devices/system/cpu/smt/active";
    private static final String MEMORY = "/proc/meminfo";
    private static final String IOMMU = "/sys/class/iommu";
    private static final String NODES = "/sys/devices/system/node";

    private Hardware() {}

    /** Whatever the ring of the hypervisor still knows, a machine with coreboot is told by it alone. */
    static void addCoreboot(Facts facts, Host host) {
        Reading vendor = host.read(BIOS_VENDOR);
        facts.addIfGiven(
                Facet.FIRMWARE,
                vendor.text().map(name -> name.toLowerCase(Locale.ROOT)).filter("coreboot"::equals),
                Source.of(BIOS_VENDOR, vendor));
    }

    static void add(Facts facts, Host host, boolean withoutXen) {
        Reading kind = host.read(HOST_BRIDGE + "/class");
        facts.add(
                Facet.HOST_BRIDGE,
                kind.text()
                        .filter(code -> code.startsWith(HOST_BRIDGE_CLASS))
                        .flatMap(code -> Device.id(host, HOST_BRIDGE)),
                Source.of(HOST_BRIDGE, kind));
        if (withoutXen) {
            withoutXen(facts, host);
        }
    }

    /** What dom0 cannot see of its host, a plain kernel can. */
    private static void withoutXen(Facts facts, Host host) {
        Reading smt = host.read(SMT);
        facts.add(Facet.SMT, smt.text().map(digit -> digit.equals("1") ? "on" : "off"), Source.of(SMT, smt));
        Reading memory = host.read(MEMORY);
        facts.add(
                Facet.MEMORY,
                memory.text().flatMap(text -> memory(Keyed.of(text, ':').number("MemTotal"))),
                Source.of(MEMORY, memory));
        facts.add(Facet.IOMMU, iommu(host.names(IOMMU)), new Source(IOMMU, Why.NOT_SAID));
        facts.add(Facet.NUMA, numa(host.names(NODES)), new Source(NODES, Why.NOT_SAID));
    }

    private static Optional<String> memory(OptionalLong kibibytes) {
        return kibibytes.isEmpty()
                ? Optional.empty()
                : SizeClass.ofMiB(Facet.MEMORY, OptionalLong.of(kibibytes.getAsLong() / 1024));
    }

    private static Optional<String> iommu(List<String> units) {
        return units.stream()
                .map(unit -> unit.startsWith("dmar")
                        ? "vtd"
                        : unit.startsWith("ivhd") ? "amdvi" : unit.contains("smmu") ? "smmu" : "")
                .filter(kind -> !kind.isEmpty())
                .findFirst();
    }

    private static Optional<String> numa(List<String> names) {
        long nodes = names.stream().filter(name -> name.matches("node\\d+")).count();
        return nodes == 0 ? Optional.empty() : Optional.of(nodes > 1 ? "yes" : "no");
    }
}
