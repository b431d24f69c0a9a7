package org.xentestday.agent.probe;

import java.util.Optional;

/** What this system is to Xen. */
public enum Domain {
    /** No Xen runs below it. */
    NONE,
    /** A guest; the host's facts cannot be seen from here. */
    GUEST,
    /** The domain that controls the host. */
    DOM0;

    private static final int DOM0_FEATURE = 1 << 11;

    /** What the kernel says about it; works for any user. */
    static Domain of(Host host) {
        Optional<String> capabilities = host.file("/proc/xen/capabilities");
        boolean guestOfXen =
                host.file("/sys/hypervisor/type").filter("xen"::equals).isPresent();
        if (capabilities.isEmpty() && !guestOfXen) {
            return NONE;
        }
        boolean controls =
                capabilities.filter(text -> text.contains("control_d")).isPresent()
                        || host.file("/sys/hypervisor/properties/features")
                                .filter(Domain::featureOfDom0)
                                .isPresent();
        return controls ? DOM0 : GUEST;
    }

    private static boolean featureOfDom0(String features) {
        return features.matches("[0-9a-f]{1,8}") && (Long.parseLong(features, 16) & DOM0_FEATURE) != 0;
    }
}
