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

    private Hardware() {}

    static void add(Facts facts, Host host, boolean xen) {
        facts.add(Facet.HOST_BRIDGE, hostBridge(host), HOST_BRIDGE);
        facts.add(Facet.FIRMWARE, coreboot(host), "/sys/class/dmi/id/bios_vendor");
        if (!xen) {
            withoutXen(facts, host);
        }
    }

    /** What dom0 cannot see of its host, a plain kernel can. */
    private static void withoutXen(Facts facts, Host host) {
        facts.add(
                Facet.SMT,
                host.file("/sys/devices/system/cpu/smt/active").map(Hardware::onOff),
                "/sys/devices/system/cpu/smt/active");
        OptionalLong kibibytes = host.file("/proc/meminfo")
                .map(text -> Keyed.of(text, ':').number("MemTotal"))
                .orElse(OptionalLong.empty());
        OptionalLong mebibytes = kibibytes.isPresent() ? OptionalLong.of(kibibytes.getAsLong() / 1024) : kibibytes;
        facts.add(Facet.MEMORY, SizeClass.ofMiB(Facet.MEMORY, mebibytes), "/proc/meminfo");
        facts.add(Facet.IOMMU, iommu(host.names("/sys/class/iommu")), "/sys/class/iommu");
        facts.add(Facet.NUMA, numa(host.names("/sys/devices/system/node")), "/sys/devices/system/node");
    }

    private static Optional<String> hostBridge(Host host) {
        return host.file(HOST_BRIDGE + "/class")
                .filter(code -> code.startsWith(HOST_BRIDGE_CLASS))
                .flatMap(code -> Device.id(host, HOST_BRIDGE));
    }

    private static Optional<String> coreboot(Host host) {
        return host.file("/sys/class/dmi/id/bios_vendor")
                .map(vendor -> vendor.toLowerCase(Locale.ROOT))
                .filter(vendor -> vendor.equals("coreboot"));
    }

    private static String onOff(String digit) {
        return digit.equals("1") ? "on" : "off";
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
