package org.xentestday.agent.probe;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A PCI device that a guest could be given. The address stays on this machine.
 *
 * @param address such as {@code 0000:03:00.0}
 * @param id {@code vendor:device}
 * @param kind its class in the vocabulary's words
 * @param bar class of its largest BAR
 * @param driver what is bound to it in dom0
 * @param reset how the kernel would reset it
 * @param virtualFunction whether it is a virtual function
 * @param uses what dom0 would lose with it
 */
public record PciDevice(
        String address,
        Optional<String> id,
        Optional<String> kind,
        Optional<String> bar,
        Optional<String> driver,
        Optional<String> reset,
        boolean virtualFunction,
        Set<Use> uses) {
    /** Drivers that only hold a device so that a guest can have it. */
    static final Set<String> HOLDERS = Set.of("pciback", "vfio-pci", "pci-stub");

    private static final String DEVICES = "/sys/bus/pci/devices";
    private static final Map<String, String> CLASSES = Map.of(
            "0x03", "gpu",
            "0x02", "nic",
            "0x0108", "nvme",
            "0x01", "storage",
            "0x0c03", "usb",
            "0x0403", "audio");
    /** Bridges, timers, processors and the like: parts of the board. */
    private static final List<String> OF_THE_BOARD = List.of("0x06", "0x08", "0x0b", "0x0c05", "0x11", "0x13");

    private static final String CARD_READER = "0x0805";

    public PciDevice {
        uses = Set.copyOf(uses);
    }

    /** The devices of this machine that are not part of its board, by address. */
    public static List<PciDevice> of(Host host) {
        Map<String, Set<Use>> uses = Use.of(host);
        return host.names(DEVICES).stream()
                .filter(address -> host.file(path(address) + "/class")
                        .filter(PciDevice::removable)
                        .isPresent())
                .map(address -> of(host, address, uses.getOrDefault(address, Set.of())))
                .toList();
    }

    private static PciDevice of(Host host, String address, Set<Use> uses) {
        String path = path(address);
        return new PciDevice(
                address,
                Device.id(host, path),
                kind(host, path),
                Bars.largest(host, path),
                host.link(path + "/driver"),
                reset(host, path),
                host.exists(path + "/physfn"),
                uses);
    }

    /** Whether it waits for a guest already. */
    public boolean held() {
        return driver.filter(HOLDERS::contains).isPresent();
    }

    static String path(String address) {
        return DEVICES + "/" + address;
    }

    private static boolean removable(String code) {
        return code.startsWith(CARD_READER) || OF_THE_BOARD.stream().noneMatch(code::startsWith);
    }

    static Optional<String> kind(Host host, String path) {
        return host.file(path + "/class").map(PciDevice::kind);
    }

    private static String kind(String code) {
        for (int digits : new int[] {"0x0108".length(), "0x01".length()}) { // the subclass says more
            String known = CLASSES.get(code.substring(0, Math.min(digits, code.length())));
            if (known != null) {
                return known;
            }
        }
        return "other";
    }

    /**
     * The first method is the one the kernel uses. Kernels before 5.15 do not list them: there the other file tells
     * whether there is any.
     */
    static Optional<String> reset(Host host, String path) {
        Optional<String> methods = host.file(path + "/reset_method");
        if (methods.isPresent()) {
            return methods.map(text -> text.isEmpty() ? "none" : text.replaceFirst("\\s.*", ""));
        }
        return Optional.of("none").filter(none -> host.exists(path + "/class") && !host.exists(path + "/reset"));
    }
}
