package org.xentestday.agent.plan;

import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.xentestday.agent.probe.Equipment;
import org.xentestday.agent.probe.Host;
import org.xentestday.agent.xl.XenInfo;
import org.xentestday.model.catalogue.Need;
import org.xentestday.model.result.Facet;
import org.xentestday.model.result.Facets;

/**
 * Which needs of tests a machine does not meet, from a few files and {@code xl info}. What cannot be told counts as met:
 * the run itself looks closer.
 */
final class Needs {
    private final Host host;
    private final Facets facets;
    private final Map<String, Facets> devices;
    private final Optional<String> xlInfo;
    private final Equipment equipment;

    Needs(Host host, Facets facets, Map<String, Facets> devices, Optional<String> xlInfo) {
        this.host = host;
        this.facets = facets;
        this.devices = devices;
        this.xlInfo = xlInfo;
        this.equipment = Equipment.of(host);
    }

    Set<Need> missing() {
        Set<Need> missing = EnumSet.noneOf(Need.class);
        Stream.of(Need.values()).filter(need -> !mayBeMet(need)).forEach(missing::add);
        return missing;
    }

    private boolean mayBeMet(Need need) {
        return switch (need) {
            case XEN -> xlInfo.isPresent() || host.exists("/proc/xen/privcmd");
            case ROOT ->
                host.run("id", "-u")
                        .map(String::strip)
                        .filter(id -> !id.equals("0"))
                        .isEmpty();
            case PV -> arm().map(xen -> xen.runs("pv")).orElseGet(() -> capable("pv") || says("xen_caps", "xen-3.0-"));
            case PVH -> arm().map(xen -> xen.runs("pvh")).orElseGet(() -> capable("hvm"));
            case HVM -> arm().map(xen -> xen.runs("hvm")).orElseGet(() -> capable("hvm"));
            case IOMMU -> capable("hvm_directio") || capable("pv_directio");
            case DEVICE -> !devices.isEmpty();
            case GPU -> devices.values().stream().anyMatch(device -> is(device, Facet.DUT_CLASS, "gpu"));
            case RESET -> devices.values().stream().anyMatch(device -> !is(device, Facet.DUT_RESET, "none"));
            case VIRTUAL_FUNCTION -> devices.keySet().stream().anyMatch(this::virtual);
            case TWO_CPUS -> !xlInfo.orElse("").matches("(?s).*\\bnr_cpus\\s*: 1\\s.*");
            case SLEEP -> equipment.sleeps();
            case NETWORK -> equipment.bridge();
            case STUBDOMAIN -> equipment.stubdomain();
            case ARM -> facets.value(Facet.CPU_VENDOR).map("arm"::equals).orElse(true);
            case PCIBACK -> equipment.pciback() != Equipment.Pciback.MISSING;
            case GUEST_IMAGE -> equipment.busybox().isPresent();
            case XTF, PERSON -> true; // can be named, or come
        };
    }

    /** Its {@code virt_caps} say hvm and mean its one kind of guest. */
    private Optional<XenInfo> arm() {
        return xlInfo.map(XenInfo::of).filter(XenInfo::arm);
    }

    private boolean virtual(String address) {
        String path = "/sys/bus/pci/devices/" + address;
        return host.exists(path + "/sriov_totalvfs") || host.exists(path + "/physfn");
    }

    private static boolean is(Facets device, Facet facet, String value) {
        return device.value(facet).filter(value::equals).isPresent();
    }

    private boolean capable(String word) {
        return xlInfo.isEmpty() || says("virt_caps", "(?:^|\\s)" + word + "(?:\\s|$)");
    }

    private boolean says(String key, String expression) {
        return xlInfo.orElse("")
                .lines()
                .filter(line -> line.startsWith(key))
                .anyMatch(line -> Pattern.compile(expression)
                        .matcher(line.substring(line.indexOf(':') + 1))
                        .find());
    }
}
