package org.xentestday.agent.probe;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What dom0 and its guests do with a device, so that a tester does not give away what the machine needs. */
public enum Use {
    DISK("a disk in use"),
    GUEST("a guest's disk"),
    VOLUME("part of a volume or array"),
    POOL("maybe part of a ZFS pool"),
    NETWORK("a network that is up"),
    CONSOLE("the screen"),
    INPUT("a keyboard or mouse");

    private static final Pattern ADDRESS = Pattern.compile("/([0-9a-f]{4,8}:[0-9a-f]{2}:[0-9a-f]{2}\\.[0-7])(?=/)");
    private static final String NET = "/sys/class/net";

    private final String words;

    Use(String words) {
        this.words = words;
    }

    /** A few words for people. */
    public String words() {
        return words;
    }

    /** The word for programs. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The uses of each device by its address; every device on the way to something in use is in use with it. */
    static Map<String, Set<Use>> of(Host host) {
        Map<String, Set<Use>> uses = Disks.of(host);
        mark(uses, host, NET, name -> up(host, name), NETWORK);
        mark(uses, host, "/sys/class/input", name -> name.startsWith("event"), INPUT);
        for (String address : host.names("/sys/bus/pci/devices")) {
            if (host.file(PciDevice.path(address) + "/boot_vga")
                    .filter("1"::equals)
                    .isPresent()) {
                add(uses, address, CONSOLE);
            }
        }
        return uses;
    }

    private static void mark(
            Map<String, Set<Use>> uses,
            Host host,
            String directory,
            java.util.function.Predicate<String> inUse,
            Use use) {
        for (String name : host.names(directory)) {
            if (inUse.test(name)) {
                addresses(host.real(directory + "/" + name).orElse("")).forEach(address -> add(uses, address, use));
            }
        }
    }

    /** The addresses of the PCI devices that a path in sysfs leads through. */
    static Stream<String> addresses(String path) {
        return ADDRESS.matcher(path).results().map(match -> match.group(1));
    }

    static void add(Map<String, Set<Use>> uses, String address, Use use) {
        uses.computeIfAbsent(address, any -> EnumSet.noneOf(Use.class)).add(use);
    }

    private static boolean up(Host host, String name) {
        String path = NET + "/" + name;
        return host.file(path + "/operstate").filter("up"::equals).isPresent() || host.exists(path + "/brport");
    }
}
