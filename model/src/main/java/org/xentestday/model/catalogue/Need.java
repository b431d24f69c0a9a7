package org.xentestday.model.catalogue;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What a test cannot do without. The name on the wire is the reason of a result that lacked it. */
public enum Need {
    XEN("Xen runs, and this is its dom0"),
    ROOT("the agent runs as root"),
    PV("Xen can run PV guests"),
    PVH("Xen can run PVH guests"),
    HVM("Xen can run HVM guests"),
    IOMMU("Xen has an IOMMU that it uses"),
    PCIBACK("dom0 has xen-pciback"),
    DEVICE("a PCI device that dom0 can do without"),
    GPU("a graphics card that dom0 can do without"),
    VIRTUAL_FUNCTION("a device with SR-IOV"),
    RESET("a device that can be reset alone"),
    TWO_CPUS("at least two processors"),
    SLEEP("the machine can sleep (ACPI S3)"),
    GUEST_IMAGE("a kernel and a busybox to make a guest of"),
    NETWORK("a bridge that guests can join"),
    STUBDOMAIN("a stub domain image is installed"),
    XTF("the Xen Test Framework is built on this machine"),
    ARM("an Arm machine"),
    PERSON("somebody at the machine");

    private final String sentence;

    Need(String sentence) {
        this.sentence = sentence;
    }

    /** The name in the catalogue, such as {@code virtual-function}. */
    @JsonValue
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The reason of a result that lacked it, such as {@code no-iommu}. */
    public String reason() {
        return "no-" + code();
    }

    /** What holds where it is met. */
    public String sentence() {
        return sentence;
    }
}
