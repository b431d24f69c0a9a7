package org.xentestday.streams.judge;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.xentestday.model.result.Facets;

/**
 * A compact population of machines. Parts come together as they do in shops, so most facets are correlated. Shares of
 * vendors, graphics and memory follow the public hardware compatibility list of Qubes OS (1,286 machines: six of seven
 * with an Intel processor, most of them with Intel graphics, 835 with interrupt remapping).
 */
final class Hardware {
    /** A list of {@code weight facet=value facet=value}; facets of one line always come together. */
    private record Choice(double weight, Map<String, String> facets) {
        static Choice of(String line) {
            String[] words = line.trim().split(" +", -1);
            Map<String, String> facets = new TreeMap<>();
            for (int i = 1; i < words.length; i++) {
                String[] pair = words[i].split("=", 2);
                facets.put(pair[0], pair[1]);
            }
            return new Choice(Double.parseDouble(words[0]), facets);
        }
    }

    private static final List<Choice> PLATFORMS = parse("""
            14 cpu_vendor=intel cpu_model=6-3a iommu=vtd interrupt_remapping=on apic=x2apic_cluster host_bridge=8086:0154
            10 cpu_vendor=intel cpu_model=6-4e iommu=vtd interrupt_remapping=on apic=x2apic_cluster host_bridge=8086:1904
            12 cpu_vendor=intel cpu_model=6-8e iommu=vtd interrupt_remapping=on apic=x2apic_cluster host_bridge=8086:5914
            7 cpu_vendor=intel cpu_model=6-2a iommu=vtd interrupt_remapping=off apic=xapic host_bridge=8086:0104
            7 cpu_vendor=intel cpu_model=6-3c iommu=vtd interrupt_remapping=on apic=x2apic_cluster host_bridge=8086:0c00
            6 cpu_vendor=intel cpu_model=6-9e iommu=vtd interrupt_remapping=on apic=x2apic_cluster host_bridge=8086:3ec4
            7 cpu_vendor=intel cpu_model=6-8c iommu=vtd interrupt_remapping=on apic=x2apic_cluster host_bridge=8086:9a14
            6 cpu_vendor=intel cpu_model=6-9a iommu=vtd interrupt_remapping=on apic=x2apic_cluster host_bridge=8086:4621
            4 cpu_vendor=intel cpu_model=6-25 iommu=none interrupt_remapping=off apic=xapic host_bridge=8086:0044
            5 cpu_vendor=intel cpu_model=6-55 iommu=vtd interrupt_remapping=on apic=x2apic_phys host_bridge=8086:2020
            8 cpu_vendor=amd cpu_model=17-60 iommu=amdvi interrupt_remapping=on apic=x2apic_phys host_bridge=1022:1630
            5 cpu_vendor=amd cpu_model=17-71 iommu=amdvi interrupt_remapping=on apic=x2apic_phys host_bridge=1022:1480
            3 cpu_vendor=amd cpu_model=19-21 iommu=amdvi interrupt_remapping=on apic=x2apic_phys host_bridge=1022:1480
            3 cpu_vendor=amd cpu_model=17-1 iommu=amdvi interrupt_remapping=on apic=xapic host_bridge=1022:1450
            2 cpu_vendor=amd cpu_model=15-2 iommu=amdvi interrupt_remapping=off apic=xapic host_bridge=1002:5a14
            """);
    private static final List<Choice> MEMORY = parse("""
            17 memory=le8g
            33 memory=le16g
            22 memory=le32g
            13 memory=le64g
            3 memory=le128g
            """);
    private static final List<Choice> FIRMWARE = parse("""
            5 firmware=uefi-grub
            3 firmware=bios
            1.5 firmware=uefi-xen
            0.7 firmware=coreboot
            """);
    private static final List<Choice> DOM0 = parse("""
            4 dom0_distribution=debian-13 dom0_kernel=linux-6.12
            2 dom0_distribution=debian-12 dom0_kernel=linux-6.1
            2 dom0_distribution=fedora-42 dom0_kernel=linux-6.14
            1.5 dom0_distribution=alpine-3.22 dom0_kernel=linux-6.12
            1 dom0_distribution=freebsd-14 dom0_kernel=freebsd-14.2
            """);
    private static final List<Choice> KIND = parse("""
            9 dom0_kind=pv
            1 dom0_kind=pvh
            """);
    private static final List<Choice> SMT = parse("""
            6 smt=on
            4 smt=off
            """);
    private static final List<Choice> SCHEDULER = parse("""
            9 scheduler=credit2
            1 scheduler=credit
            """);
    private static final List<Choice> GRAPHICS = parse("""
            6 dut_class=gpu dut_vendor=8086 dut_driver=i915 dut_reset=flr dut_bar=le256m
            1.5 dut_class=gpu dut_vendor=10de dut_driver=nouveau dut_reset=bus dut_bar=le256m
            1 dut_class=gpu dut_vendor=10de dut_driver=nouveau dut_reset=bus dut_bar=le8g
            0.5 dut_class=gpu dut_vendor=10de dut_driver=nouveau dut_reset=bus dut_bar=gt16g
            1.2 dut_class=gpu dut_vendor=1002 dut_driver=amdgpu dut_reset=pm dut_bar=le256m
            1 dut_class=gpu dut_vendor=1002 dut_driver=amdgpu dut_reset=bus dut_bar=le8g
            0.4 dut_class=gpu dut_vendor=1002 dut_driver=radeon dut_reset=none dut_bar=le256m
            """);
    private static final List<Choice> NETWORK = parse("""
            4 dut_class=nic dut_vendor=8086 dut_driver=e1000e dut_reset=flr dut_bar=le64m dut_function=pf
            2 dut_class=nic dut_vendor=8086 dut_driver=igb dut_reset=flr dut_bar=le64m dut_function=pf
            1 dut_class=nic dut_vendor=8086 dut_driver=ixgbevf dut_reset=flr dut_bar=le64m dut_function=vf
            3 dut_class=nic dut_vendor=10ec dut_driver=r8169 dut_reset=bus dut_bar=le64m dut_function=pf
            1 dut_class=nic dut_vendor=14e4 dut_driver=tg3 dut_reset=bus dut_bar=le64m dut_function=pf
            """);

    private Hardware() {}

    /** A machine as a shop would sell it. */
    static Facets host(Random random) {
        return pick(random, PLATFORMS, MEMORY, FIRMWARE, DOM0, KIND, SMT, SCHEDULER);
    }

    /** A graphics card to pass through. */
    static Facets graphics(Random random) {
        return pick(random, GRAPHICS);
    }

    /** A network card to pass through. */
    static Facets network(Random random) {
        return pick(random, NETWORK);
    }

    /** Both together. */
    static Facets join(Facets one, Facets other) {
        Map<String, String> both = new TreeMap<>(one.values());
        both.putAll(other.values());
        return Facets.of(both);
    }

    @SafeVarargs
    private static Facets pick(Random random, List<Choice>... lists) {
        Map<String, String> facets = new TreeMap<>();
        for (List<Choice> list : lists) {
            facets.putAll(one(random, list).facets());
        }
        return Facets.of(facets);
    }

    private static Choice one(Random random, List<Choice> choices) {
        double left = random.nextDouble()
                * choices.stream().mapToDouble(Choice::weight).sum();
        for (Choice choice : choices) {
            left -= choice.weight();
            if (left < 0) {
                return choice;
            }
        }
        return choices.getLast();
    }

    private static List<Choice> parse(String lines) {
        return lines.lines().map(Choice::of).toList();
    }
}
