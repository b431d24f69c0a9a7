package org.xentestday.agent.probe;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What dom0 does with a device, so that a tester does not give away what the machine needs. */
public enum Use {
    DISK("a disk in use"),
    NETWORK("a network that is up"),
    CONSOLE("the screen"),
    INPUT("a keyboard or mouse");

    private static final Pattern ADDRESS = Pattern.compile("/([0-9a-f]{4}:[0-9a-f]{2}:[0-9a-f]{2}\\.[0-7])(?=/)");
    private static final String BLOCK = "/sys/class/block";
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
        Map<String, Set<Use>> uses = new HashMap<>();
        Set<String> disks = disksInUse(host);
        mark(uses, host, BLOCK, disks::contains, DISK);
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
                Matcher device =
                        ADDRESS.matcher(host.real(directory + "/" + name).orElse(""));
                while (device.find()) {
                    add(uses, device.group(1), use);
                }
            }
        }
    }

    private static void add(Map<String, Set<Use>> uses, String address, Use use) {
        uses.computeIfAbsent(address, any -> EnumSet.noneOf(Use.class)).add(use);
    }

    private static boolean up(Host host, String name) {
        String path = NET + "/" + name;
        return host.file(path + "/operstate").filter("up"::equals).isPresent() || host.exists(path + "/brport");
    }

    /** Block devices that are mounted or swapped to, and those they are made of. */
    private static Set<String> disksInUse(Host host) {
        Set<String> disks = new HashSet<>();
        host.file("/proc/self/mountinfo").stream()
                .flatMap(String::lines)
                .flatMap(line -> mounted(host, line).stream())
                .forEach(name -> addWithParts(disks, host, name));
        host.file("/proc/swaps").stream()
                .flatMap(String::lines)
                .filter(line -> line.startsWith("/dev/"))
                .map(line -> line.replaceFirst("\\s.*", ""))
                .forEach(device -> addWithParts(disks, host, last(device)));
        return disks;
    }

    /** The number of the device stands in the third field; btrfs has one of its own and names the device further on. */
    private static Optional<String> mounted(Host host, String line) {
        List<String> words = List.of(line.split(" "));
        int dash = words.indexOf("-");
        if (words.size() < 3 || dash < 0 || words.size() < dash + 3) {
            return Optional.empty();
        }
        return host.link("/sys/dev/block/" + words.get(2))
                .or(() -> Optional.of(words.get(dash + 2))
                        .filter(device -> device.startsWith("/dev/"))
                        .map(Use::last));
    }

    private static void addWithParts(Set<String> disks, Host host, String name) {
        if (disks.add(name)) {
            host.names(BLOCK + "/" + name + "/slaves").forEach(part -> addWithParts(disks, host, part));
        }
    }

    private static String last(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
