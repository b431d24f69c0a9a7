package org.xentestday.agent.xl;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Why the toolstack did not do what it was asked, where that is no fault of the product. The names are reason codes.
 */
public enum Refusal {
    NO_IOMMU("cannot be assigned - no IOMMU|passthrough not supported on this platform|failed to quarantine"),
    NO_PCIBACK("pciback driver (?:is )?not loaded|doesn't appear to be loaded"),
    NOT_ASSIGNABLE("PCI device \\S+ is not assignable"),
    NO_DEVICE("Couldn't lstat /sys/bus/pci/devices"),
    PVH_PASSTHROUGH("passthrough not yet supported for x86 PVH guests"),
    NO_MEMORY("failed to free memory for the domain|not enough (?:free )?memory|Out of memory|Cannot allocate memory"),
    OVERCOMMIT("You are overcomm+itting"),
    /** The domain control says "not supported": this Xen was built without it, and PV guests cannot be tracked. */
    NO_SHADOW_PAGING("Failed to enable logdirty: 95,"),
    NO_LOOP_DEVICE("Failed to find an unused loop device"),
    DISK_FULL("No space left on device"),
    NO_XENSTORE("(?:xs_daemon_open|xenstore).*(?:failed|No such file)|cannot init xl context"),
    NO_PERMISSION("Could not obtain handle on privileged command interface|Permission denied");

    private final Pattern pattern;

    Refusal(String pattern) {
        this.pattern = Pattern.compile(pattern, Pattern.CASE_INSENSITIVE);
    }

    /** The first line that gives such a reason; what follows it is only noise of taking things down. */
    public static Optional<Refusal> in(List<String> lines) {
        return lines.stream()
                .flatMap(line -> Stream.of(values())
                        .filter(refusal -> refusal.pattern.matcher(line).find()))
                .findFirst();
    }

    /** The reason code. */
    public String code() {
        return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }
}
