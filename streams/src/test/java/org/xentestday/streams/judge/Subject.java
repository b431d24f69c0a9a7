package org.xentestday.streams.judge;

import java.util.Map;
import org.xentestday.model.result.Facets;

/** What a simulated test is about, which decides the facets of its results. */
enum Subject {
    HOST(Map.of()),
    GUEST_PV(Map.of("guest_type", "pv", "device_model", "none", "guest_os", "linux")),
    GUEST_PVH(Map.of("guest_type", "pvh", "device_model", "none", "guest_os", "linux")),
    GUEST_HVM(Map.of("guest_type", "hvm", "device_model", "qemu-xen", "guest_os", "linux")),
    GRAPHICS(Map.of("guest_type", "hvm", "device_model", "qemu-xen", "guest_os", "linux")),
    NETWORK(Map.of("guest_type", "pv", "device_model", "none", "guest_os", "linux"));

    private final Facets guest;

    Subject(Map<String, String> guest) {
        this.guest = Facets.of(guest);
    }

    Facets configuration(Facets host, Facets card, Facets nic) {
        Facets machine = Hardware.join(host, guest);
        return switch (this) {
            case HOST, GUEST_PV, GUEST_PVH, GUEST_HVM -> machine;
            case GRAPHICS -> Hardware.join(machine, card);
            case NETWORK -> Hardware.join(machine, nic);
        };
    }
}
