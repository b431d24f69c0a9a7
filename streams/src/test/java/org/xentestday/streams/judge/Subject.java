package org.xentestday.streams.judge;

import java.util.Map;
import org.xentestday.model.result.Facets;

/** What a simulated test is about, which decides the facets of its results. */
enum Subject {
    HOST,
    GUEST_PV,
    GUEST_PVH,
    GUEST_HVM,
    GRAPHICS,
    NETWORK;

    Facets configuration(Facets host, Facets card, Facets nic) {
        return switch (this) {
            case HOST -> host;
            case GUEST_PV -> Hardware.join(host, guest("pv", "none"));
            case GUEST_PVH -> Hardware.join(host, guest("pvh", "none"));
            case GUEST_HVM -> Hardware.join(host, guest("hvm", "qemu-xen"));
            case GRAPHICS -> Hardware.join(Hardware.join(host, guest("hvm", "qemu-xen")), card);
            case NETWORK -> Hardware.join(Hardware.join(host, guest("pv", "none")), nic);
        };
    }

    private static Facets guest(String type, String deviceModel) {
        return Facets.of(Map.of("guest_type", type, "device_model", deviceModel, "guest_os", "linux"));
    }
}
