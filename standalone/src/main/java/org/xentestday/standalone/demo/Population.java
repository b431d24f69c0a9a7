package org.xentestday.standalone.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.xentestday.model.result.Facet;
import org.xentestday.model.result.Facets;
import org.xentestday.standalone.demo.SimulatedMachine.Card;

/** Machines as a TestDay of 2013 would have had them: their hardware comes in platforms, not facet by facet. */
final class Population {
    private static final List<Platform> PLATFORMS = List.of(
            new Platform("intel", "6-2a", "8086:0104", "vtd", "xapic", "bios"),
            new Platform("intel", "6-3a", "8086:0154", "vtd", "x2apic_cluster", "uefi-grub"),
            new Platform("intel", "6-2c", "8086:3406", "vtd", "x2apic_cluster", "bios"),
            new Platform("intel", "6-17", "8086:2e30", "none", "xapic", "bios"),
            new Platform("amd", "15-2", "1002:5a14", "amdvi", "xapic", "bios"),
            new Platform("amd", "15-10", "1022:1410", "amdvi", "xapic", "uefi-grub"));
    private static final List<Card> CARDS = List.of(
            new Card("le256m", "10de:0a65"),
            new Card("le256m", "1002:6779"),
            new Card("le1g", "10de:118a"),
            new Card("le1g", "1002:6798"));
    private static final List<String> KERNELS = List.of("linux-3.2", "linux-3.8", "linux-3.9");
    private static final List<String> DISTRIBUTIONS =
            List.of("debian-7", "fedora-18", "ubuntu-13.04", "opensuse-12.3", "arch");
    private static final List<String> MEMORY = List.of("le4g", "le8g", "le16g", "le32g");

    private Population() {}

    private record Platform(String vendor, String model, String bridge, String iommu, String apic, String firmware) {}

    /** The same seed gives the same machines, and more machines only add to them. */
    static List<SimulatedMachine> of(int machines, long seed) {
        List<SimulatedMachine> population = new ArrayList<>();
        for (int number = 1; number <= machines; number++) {
            population.add(machine(number, new Random(seed * 1_000 + number)));
        }
        return population;
    }

    private static SimulatedMachine machine(int number, Random dice) {
        Platform platform = pick(PLATFORMS, dice);
        boolean laptop = dice.nextInt(3) == 0;
        Facets facets = Facets.NONE
                .with(Facet.CPU_VENDOR, platform.vendor())
                .with(Facet.CPU_MODEL, platform.model())
                .with(Facet.HOST_BRIDGE, platform.bridge())
                .with(Facet.IOMMU, platform.iommu())
                .with(Facet.INTERRUPT_REMAPPING, platform.apic().startsWith("x2apic") ? "on" : "off")
                .with(Facet.APIC, platform.apic())
                .with(Facet.FIRMWARE, platform.firmware())
                .with(Facet.SMT, platform.vendor().equals("intel") && dice.nextBoolean() ? "on" : "off")
                .with(Facet.MEMORY, pick(MEMORY, dice))
                .with(Facet.DOM0_KERNEL, pick(KERNELS, dice))
                .with(Facet.DOM0_DISTRIBUTION, pick(DISTRIBUTIONS, dice))
                .with(Facet.DOM0_KIND, "pv")
                .with(Facet.SCHEDULER, "credit");
        String deviceModel = dice.nextInt(10) < 7 ? "qemu-xen" : "qemu-traditional";
        String name = "m%03d".formatted(number);
        return new SimulatedMachine(
                name, dice.nextLong(), facets, pick(CARDS, dice), deviceModel, laptop, number % 5 == 0);
    }

    private static <T> T pick(List<T> from, Random dice) {
        return from.get(dice.nextInt(from.size()));
    }
}
