package org.xentestday.agent.probe;

import java.util.List;
import java.util.Optional;

/**
 * What dom0 has for making guests and giving them devices. All of it stays here.
 *
 * @param pciback the driver that holds devices for guests
 * @param busybox a busybox to make a guest's file system of
 * @param kernel the file of the kernel that runs
 */
public record Equipment(Pciback pciback, Optional<String> busybox, Optional<String> kernel) {
    private static final List<String> BUSYBOX = List.of(
            "/bin/busybox", "/usr/bin/busybox", "/sbin/busybox", "/usr/sbin/busybox", "/usr/lib/initcpio/busybox");

    /** Whether devices can be held for guests. */
    public enum Pciback {
        LOADED,
        LOADABLE,
        MISSING
    }

    /** Looks for it; loads nothing. */
    public static Equipment of(Host host) {
        return new Equipment(
                pciback(host), BUSYBOX.stream().filter(host::exists).findFirst(), kernel(host));
    }

    private static Pciback pciback(Host host) {
        if (host.exists("/sys/bus/pci/drivers/pciback")) {
            return Pciback.LOADED;
        }
        return host.run("modinfo", "-F", "filename", "xen-pciback").isPresent() ? Pciback.LOADABLE : Pciback.MISSING;
    }

    private static Optional<String> kernel(Host host) {
        return host.file("/proc/sys/kernel/osrelease").stream()
                .flatMap(release ->
                        List.of("/boot/vmlinuz-" + release, "/usr/lib/modules/" + release + "/vmlinuz").stream())
                .filter(host::exists)
                .findFirst();
    }
}
