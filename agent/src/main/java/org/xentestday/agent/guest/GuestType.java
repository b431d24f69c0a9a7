package org.xentestday.agent.guest;

import java.util.Locale;
import org.xentestday.model.catalogue.Need;

/** Kinds of guests. */
public enum GuestType {
    PV(Need.PV),
    PVH(Need.PVH),
    HVM(Need.HVM);

    private final Need need;

    GuestType(Need need) {
        this.need = need;
    }

    /** The name in configurations and facets. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What the machine must offer for it. */
    public Need need() {
        return need;
    }

    /** Which program plays its devices. */
    public String deviceModel() {
        return this == HVM ? "qemu-xen" : "none";
    }
}
