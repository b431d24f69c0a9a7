package org.xentestday.model.result;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The closed vocabulary of what a machine was for one run: the only machine facts that leave a tester's host. To add a
 * facet, add a line here; the schema follows by {@code ./mvnw -pl model test -Dgolden=write}.
 */
public enum Facet {
    CPU_VENDOR("CPU vendor", "intel|amd|hygon|arm|other"),
    CPU_MODEL("CPU family and model in hex, or the Arm part", "[0-9a-f]{1,3}-[0-9a-f]{1,3}"),
    SMT("Simultaneous multithreading", "on|off"),
    IOMMU("IOMMU kind", "vtd|amdvi|smmu|none"),
    INTERRUPT_REMAPPING("Interrupt remapping", "on|off"),
    APIC("APIC mode of the hypervisor", "xapic|x2apic|x2apic_phys|x2apic_cluster|x2apic_mixed|gic"),
    FIRMWARE("How the machine boots", "bios|uefi-grub|uefi-xen|coreboot"),
    HOST_BRIDGE("PCI id of the host bridge", "[0-9a-f]{4}:[0-9a-f]{4}"),
    MEMORY("Memory class", "le4g|le8g|le16g|le32g|le64g|le128g|gt128g"),
    NUMA("More than one NUMA node", "yes|no"),
    DOM0_KERNEL("Kernel of dom0, major.minor", "(linux|freebsd|netbsd)-[0-9]{1,3}\\.[0-9]{1,3}"),
    DOM0_DISTRIBUTION(
            "Distribution of dom0",
            "(almalinux|alpine|amzn|arch|artix|buildroot|centos|debian|devuan|fedora|freebsd|gentoo|guix|kali|linuxmint"
                    + "|mageia|manjaro|netbsd|nixos|ol|openeuler|opensuse|poky|qubes|raspbian|rhel|rocky"
                    + "|slackware|sled|sles|ubuntu|void|xenenterprise|xenserver|other)(-[0-9]{1,4}(\\.[0-9]{1,2})?)?"),
    DOM0_KIND("Kind of dom0", "pv|pvh"),
    SCHEDULER("Scheduler of the hypervisor", "credit|credit2|rtds|null|arinc653"),
    XEN_DEBUG("Debug build of the hypervisor", "yes|no"),
    XEN_IOMMU("Xen option iommu", "[a-z0-9,=-]{1,48}"),
    XEN_SMT("Xen option smt", "[01]"),
    XEN_X2APIC("Xen option x2apic", "[01]"),
    XEN_EPT("Xen option ept", "[a-z0-9,=-]{1,48}"),
    XEN_EFI("Xen option efi", "[a-z0-9,=-]{1,48}"),
    XEN_SPEC_CTRL("Xen option spec-ctrl", "[a-z0-9,=-]{1,48}"),
    XEN_UCODE("Xen option ucode", "[a-z0-9,=-]{1,48}"),
    XEN_FLASK("Xen option flask", "disabled|permissive|enforcing|late"),
    XEN_IOAPIC_ACK("Xen option ioapic_ack", "old|new"),
    XEN_SCHED_GRAN("Xen option sched-gran", "cpu|core|socket"),
    XEN_PCI_PHANTOM("Xen option pci-phantom is given", "1"),
    DUT_VENDOR("PCI vendor id of the device under test", "[0-9a-f]{4}"),
    DUT_DEVICE("PCI vendor and device id of the device under test", "[0-9a-f]{4}:[0-9a-f]{4}"),
    DUT_CLASS("Class of the device under test", "gpu|nic|storage|nvme|usb|audio|other"),
    DUT_DRIVER("Driver of the device under test in dom0", "[a-z0-9_-]{1,32}"),
    DUT_RESET("Reset method of the device under test", "flr|pm|bus|acpi|device_specific|af_flr|cxl_bus|none"),
    DUT_BAR("Class of its largest BAR", "le64m|le256m|le512m|le1g|le2g|le4g|le8g|le16g|gt16g"),
    DUT_FUNCTION("Physical or virtual function", "pf|vf"),
    GUEST_TYPE("Guest type", "pv|pvh|hvm|pvhvm"),
    GUEST_OS("Guest operating system", "(linux|windows|freebsd|netbsd|openbsd|mini-os|xtf)(-[a-z0-9.]{1,16})?"),
    GUEST_MEMORY("Memory class of the guest", "le1g|le2g|le3g|le4g|le8g|gt8g"),
    DEVICE_MODEL("Device model", "none|qemu-xen|qemu-traditional|stubdom-linux|stubdom-minios");

    private static final Map<String, Facet> BY_NAME =
            Stream.of(values()).collect(Collectors.toUnmodifiableMap(Facet::facetName, Function.identity()));

    private final String title;
    private final String form;
    private final Pattern pattern;

    Facet(String title, String form) {
        this.title = title;
        this.form = form;
        this.pattern = Pattern.compile(form);
    }

    /** The name on the wire and on every screen, such as {@code cpu_vendor}. */
    public String facetName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** A few words for people. */
    public String title() {
        return title;
    }

    /** The regular expression that a value matches in full. Nothing else may leave the machine. */
    public String form() {
        return form;
    }

    /** Whether the value is in the vocabulary. */
    public boolean allows(String value) {
        return pattern.matcher(value).matches();
    }

    /**
     * Whether another boot of the same machine may give it another value: it is about the hypervisor, how that was started,
     * or its dom0. The others are about the hardware, the device under test or the guest.
     */
    public boolean ofBoot() {
        return switch (this) {
            case SMT, IOMMU, INTERRUPT_REMAPPING, APIC, SCHEDULER -> true;
            case DOM0_KERNEL, DOM0_DISTRIBUTION, DOM0_KIND -> true;
            case XEN_DEBUG, XEN_IOMMU, XEN_SMT, XEN_X2APIC, XEN_EPT, XEN_EFI, XEN_SPEC_CTRL, XEN_UCODE -> true;
            case XEN_FLASK, XEN_IOAPIC_ACK, XEN_SCHED_GRAN, XEN_PCI_PHANTOM -> true;
            case CPU_VENDOR, CPU_MODEL, FIRMWARE, HOST_BRIDGE, MEMORY, NUMA -> false;
            case DUT_VENDOR, DUT_DEVICE, DUT_CLASS, DUT_DRIVER, DUT_RESET, DUT_BAR, DUT_FUNCTION -> false;
            case GUEST_TYPE, GUEST_OS, GUEST_MEMORY, DEVICE_MODEL -> false;
        };
    }

    /** The facet of that name on the wire, if it is in the vocabulary. */
    public static Optional<Facet> named(String name) {
        return Optional.ofNullable(BY_NAME.get(name));
    }
}
