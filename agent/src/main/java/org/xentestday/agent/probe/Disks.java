package org.xentestday.agent.probe;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Which block devices are used and what for, by dom0 and by the guests that run; a doubt counts as a use. */
final class Disks {
    private static final String BLOCK = "/sys/class/block";
    private static final String BTRFS = "/sys/fs/btrfs";
    private static final String ZFS_POOLS = "/proc/spl/kstat/zfs";
    private static final String BACKENDS = "/sys/bus/xen-backend/devices";
    private static final String SUBSYSTEMS = "/sys/class/nvme-subsystem/";
    private static final Pattern SUBSYSTEM = Pattern.compile("/nvme-subsystem/([^/]+)/");
    private static final Pattern NUMBER = Pattern.compile("([0-9a-f]{1,5}):([0-9a-f]{1,5})");
    private static final Pattern SERVED = Pattern.compile("(?:[\\w-]+:)?(/dev/.+)");

    private final Host host;
    private final Map<String, Use> used = new HashMap<>();
    private boolean zfs;

    private Disks(Host host) {
        this.host = host;
    }

    /** The uses of disks by the addresses of the PCI devices that lead to them. */
    static Map<String, Set<Use>> of(Host host) {
        Disks disks = new Disks(host);
        disks.mounted();
        disks.swapped();
        disks.btrfs();
        disks.guests();
        disks.held();
        return disks.byAddress();
    }

    /** What a disk is used for is said by the first who asks for it. */
    private void add(String name, Use use) {
        if (used.putIfAbsent(name, use) == null) {
            host.names(BLOCK + "/" + name + "/slaves").forEach(part -> add(part, use));
        }
    }

    /** The number of the device stands in the third field; btrfs has one of its own and names the device further on. */
    private void mounted() {
        for (String line : lines("/proc/self/mountinfo")) {
            List<String> words = List.of(line.split(" ", -1));
            int dash = words.indexOf("-");
            if (dash < 3 || words.size() < dash + 3) {
                continue;
            }
            zfs |= words.get(dash + 1).equals("zfs");
            String source = words.get(dash + 2);
            host.link("/sys/dev/block/" + words.get(2))
                    .or(() -> Optional.of(source)
                            .filter(path -> path.startsWith("/dev/"))
                            .map(this::name))
                    .ifPresent(name -> add(name, Use.DISK));
        }
    }

    private void swapped() {
        lines("/proc/swaps").stream()
                .filter(line -> line.startsWith("/dev/"))
                .map(line -> line.replaceFirst("\\s.*", ""))
                .forEach(device -> add(name(device), Use.DISK));
    }

    /** One of its devices is enough to mount it; the kernel lists them all. */
    private void btrfs() {
        host.names(BTRFS).stream()
                .flatMap(system -> host.names(BTRFS + "/" + system + "/devices").stream())
                .forEach(name -> add(name, Use.DISK));
    }

    /** Disks of guests are not mounted here: the backend in the kernel tells a number, of one in QEMU xenstore a path. */
    private void guests() {
        for (String backend : host.names(BACKENDS)) {
            if (backend.startsWith("vbd-")) {
                host.file(BACKENDS + "/" + backend + "/physical_device")
                        .flatMap(this::numbered)
                        .ifPresent(name -> add(name, Use.GUEST));
            } else if (backend.startsWith("qdisk-")) {
                host.run("xenstore-read", "/local/domain/0/backend/" + backend.replace('-', '/') + "/params")
                        .map(params -> SERVED.matcher(params.strip()))
                        .filter(Matcher::matches)
                        .ifPresent(path -> add(name(path.group(1)), Use.GUEST));
            }
        }
    }

    /** A volume group, an array or a cache has its disks as long as it is active, mounted or not. */
    private void held() {
        host.names(BLOCK).stream()
                .filter(name -> !host.names(BLOCK + "/" + name + "/holders").isEmpty())
                .forEach(name -> add(name, Use.VOLUME));
    }

    private Map<String, Set<Use>> byAddress() {
        Map<String, Set<Use>> uses = new HashMap<>();
        used.forEach((name, use) -> addresses(name).forEach(address -> Use.add(uses, address, use)));
        if (zfs || hasPool()) { // which disks are in a pool only ZFS knows
            host.names(BLOCK).stream()
                    .flatMap(this::addresses)
                    .forEach(address -> uses.computeIfAbsent(address, any -> EnumSet.of(Use.POOL)));
        }
        return uses;
    }

    /** A pool that has only volumes, for guests, is nowhere mounted. */
    private boolean hasPool() {
        return host.names(ZFS_POOLS).stream().anyMatch(name -> host.exists(ZFS_POOLS + "/" + name + "/state"));
    }

    /** An NVMe disk that may be reached by several controllers hangs below none of them, so it uses them all. */
    private Stream<String> addresses(String name) {
        String path = host.real(BLOCK + "/" + name).orElse("");
        Matcher subsystem = SUBSYSTEM.matcher(path);
        return subsystem.find() ? controllers(SUBSYSTEMS + subsystem.group(1)) : Use.addresses(path);
    }

    private Stream<String> controllers(String subsystem) {
        return host.names(subsystem).stream()
                .filter(name -> name.matches("nvme\\d+"))
                .flatMap(name -> host.real(subsystem + "/" + name).stream())
                .flatMap(Use::addresses);
    }

    /** Xen's block backend writes it in hexadecimal. */
    private Optional<String> numbered(String text) {
        Matcher number = NUMBER.matcher(text);
        return number.matches()
                ? host.link("/sys/dev/block/" + Integer.parseInt(number.group(1), 16) + ":"
                        + Integer.parseInt(number.group(2), 16))
                : Optional.empty();
    }

    /** The kernel's name of a device file, which may be a link with a name of its own. */
    private String name(String path) {
        return host.link(path).orElseGet(() -> path.substring(path.lastIndexOf('/') + 1));
    }

    private List<String> lines(String path) {
        return host.file(path).stream().flatMap(String::lines).toList();
    }
}
