package org.xentestday.agent.probe;

import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.xentestday.model.result.Facets;

/** The PCI devices of this machine that a test could be about. Their addresses stay here. */
public final class Devices {
    private static final String PCI = "/sys/bus/pci/devices";
    /** Bridges and system peripherals are no devices to give away. */
    private static final Pattern OF_THE_BOARD = Pattern.compile("0x0[68].*");

    private Devices() {}

    /** Facets of each device, as a result about it would carry them, by address. */
    public static Map<String, Facets> of(Host host) {
        SortedMap<String, Facets> devices = new TreeMap<>();
        for (String address : host.names(PCI)) {
            Optional<String> kind = host.file(PCI + "/" + address + "/class");
            if (kind.isPresent() && !OF_THE_BOARD.matcher(kind.get()).matches()) {
                Facts facts = new Facts();
                Device.add(facts, host, address);
                devices.put(address, facts.facets());
            }
        }
        return devices;
    }
}
