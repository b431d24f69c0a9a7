package org.xentestday.agent.evidence;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.xentestday.agent.guest.Guest;
import org.xentestday.agent.probe.Host;

/**
 * The logs of a host that say what a test did to it: the host's own, and those of guests of ours. Those of other guests
 * are private, and say nothing about the test. None of them is ever cleared or changed.
 */
public final class Logs {
    static final String HYPERVISOR = "/var/log/xen/console/hypervisor.log";

    /** With what libxl adds for device models and while a guest moves. */
    private static final String OURS = Pattern.quote(Guest.NAME) + "[0-9a-f]{8}-\\d+(?:-.*)?";

    private static final List<Folder> FOLDERS = List.of(
            new Folder("/var/log/xen/console", "hypervisor", Source.XEN),
            new Folder("/var/log/xen", "xl-" + OURS, Source.XL),
            new Folder("/var/log/xen", "qemu-dm-" + OURS, Source.QEMU),
            new Folder("/var/log/xen/console", "guest-" + OURS, Source.GUEST));

    private Logs() {}

    /** Remembers where each log ends now. */
    public static Mark mark(Host host) {
        Map<String, Long> ends = new HashMap<>();
        for (File file : files(host)) {
            ends.put(file.stamp.key(), file.stamp.size());
        }
        return new Mark(host, ring(host, "xl", "dmesg"), ring(host, "dmesg"), ends, Bystanders.of(host));
    }

    /** Whether a guest of that name is a test's. */
    static boolean ours(String guest) {
        return guest.matches(OURS);
    }

    static Optional<Ring> ring(Host host, String... command) {
        return host.tail(command).map(Ring::of);
    }

    /** Log files as they are now, also those that were rotated, kind by kind. */
    static List<File> files(Host host) {
        List<File> files = new ArrayList<>();
        for (Folder folder : FOLDERS) {
            for (String name : host.names(folder.path)) {
                if (folder.holds(name)) {
                    String path = folder.path + "/" + name;
                    host.stamp(path).ifPresent(stamp -> files.add(new File(path, folder.source, stamp)));
                }
            }
        }
        return files;
    }

    /** A log file that is there. */
    record File(String path, Source source, Host.Stamp stamp) {}

    private record Folder(String path, Pattern name, Source source) {
        private Folder(String path, String stem, Source source) {
            this(path, Pattern.compile(stem + "\\.log(?:\\.\\d+)?"), source);
        }

        private boolean holds(String file) {
            return name.matcher(file).matches();
        }
    }
}
