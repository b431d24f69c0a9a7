package org.xentestday.agent.probe;

import java.util.List;
import java.util.Optional;

/**
 * What dom0 has for making guests and giving them devices. All of it stays here.
 *
 * @param pciback the driver that holds devices for guests
 * @param busybox a busybox to make a guest's file system of
 * @param kernel the file of the kernel that runs
 * @param stubdomain whether a device model can run in a guest of its own
 * @param bridge whether guests can be put on a network
 * @param sleeps whether the machine can be sent to S3, as far as it tells
 */
public record Equipment(
        Pciback pciback,
        Optional<String> busybox,
        Optional<String> kernel,
        boolean stubdomain,
        boolean bridge,
        boolean sleeps) {
    /** Where a busybox may be. */
    public static final List<String> BUSYBOXES = List.of(
            "/bin/busybox",
            "/usr/bin/busybox",
            "/bin/busybox.static",
            "/sbin/busybox",
            "/usr/sbin/busybox",
            "/usr/local/bin/busybox",
            "/usr/lib/initcpio/busybox");

    private static final List<String> KERNELS =
            List.of("/boot/vmlinuz-%s", "/usr/lib/modules/%s/vmlinuz", "/lib/modules/%s/vmlinuz", "/boot/Image-%s");
    private static final List<String> STUBDOMAINS = List.of(
            "/usr/lib/xen/boot/ioemu-stubdom.gz",
            "/usr/lib/xen/boot/qemu-stubdom-linux-kernel",
            "/usr/libexec/xen/boot/ioemu-stubdom.gz",
            "/usr/libexec/xen/boot/qemu-stubdom-linux-kernel");

    /** Whether devices can be held for guests. */
    public enum Pciback {
        LOADED,
        LOADABLE,
        MISSING
    }

    /** Looks for it; loads nothing. */
    public static Equipment of(Host host) {
        return new Equipment(
                pciback(host),
                BUSYBOXES.stream().filter(host::exists).findFirst(),
                kernel(host),
                STUBDOMAINS.stream().anyMatch(host::exists),
                host.names("/sys/class/net").stream()
                        .anyMatch(name -> host.exists("/sys/class/net/" + name + "/bridge")),
                sleeps(host));
    }

    /** Where the kernel of that release may be. */
    public static List<String> kernels(String release) {
        return KERNELS.stream().map(name -> name.formatted(release)).toList();
    }

    private static Pciback pciback(Host host) {
        if (host.exists("/sys/bus/pci/drivers/pciback")) {
            return Pciback.LOADED;
        }
        return host.run("modinfo", "-F", "filename", "xen-pciback").isPresent() ? Pciback.LOADABLE : Pciback.MISSING;
    }

    private static Optional<String> kernel(Host host) {
        return host.file("/proc/sys/kernel/osrelease").stream()
                .flatMap(release -> kernels(release).stream())
                .filter(host::exists)
                .findFirst();
    }

    /** A kernel that knows no kinds of sleep has S3 only; one that names them may have a lighter one only. */
    private static boolean sleeps(Host host) {
        boolean mem = host.file("/sys/power/state").orElse("mem").contains("mem");
        return mem && host.file("/sys/power/mem_sleep").orElse("deep").contains("deep");
    }
}
