package org.xentestday.agent.guest;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The text that {@code xl create} reads. Pure. */
final class GuestConfig {
    private static final int TYPES_SINCE = 410;
    private static final int PASSTHROUGH_SINCE = 414;

    private GuestConfig() {}

    /**
     * The configuration of that guest.
     *
     * @param version of the toolstack, {@code major.minor}
     */
    static String text(String name, String uuid, GuestSpec spec, GuestImage image, String version) {
        int number = number(version);
        List<String> lines = new ArrayList<>();
        lines.add(pair("name", name));
        lines.add(pair("uuid", uuid));
        lines.addAll(type(spec.type(), number));
        lines.add(pair("kernel", image.kernel().toString()));
        lines.add(pair("ramdisk", image.ramdisk().toString()));
        lines.add(pair("extra", extra(spec)));
        lines.add("memory = " + spec.memory());
        lines.add("maxmem = " + spec.memory());
        lines.add("vcpus = " + spec.vcpus());
        lines.add("maxvcpus = " + spec.maxVcpus());
        lines.add(pair("on_poweroff", "destroy"));
        lines.add(pair("on_reboot", "preserve"));
        lines.add(pair("on_crash", "preserve"));
        lines.addAll(devices(spec, number));
        if (spec.disk() != null) {
            lines.add("disk = [ \"" + spec.disk() + ",raw,xvda,rw\" ]");
        }
        return String.join("\n", lines) + "\n";
    }

    private static String extra(GuestSpec spec) {
        boolean bounce =
                spec.type() == GuestType.PV && (spec.later() || !spec.devices().isEmpty());
        return ("console=hvc0 rdinit=/init loglevel=4 panic=0 " + (bounce ? "iommu=soft " : "") + spec.task()).strip();
    }

    private static List<String> type(GuestType type, int version) {
        List<String> lines = new ArrayList<>();
        if (version >= TYPES_SINCE) {
            lines.add(pair("type", type.word()));
        } else if (type == GuestType.HVM) {
            lines.add(pair("builder", "hvm"));
        }
        if (type == GuestType.HVM) {
            lines.add(pair("vga", "none"));
            lines.add("nographic = 1");
            lines.add("vnc = 0");
            lines.add(pair("serial", "pty"));
        }
        return lines;
    }

    private static List<String> devices(GuestSpec spec, int version) {
        List<String> lines = new ArrayList<>();
        if (!spec.devices().isEmpty()) {
            lines.add(spec.devices().stream().collect(Collectors.joining("\", \"", "pci = [ \"", "\" ]")));
        } else if (spec.later() && version >= PASSTHROUGH_SINCE) {
            lines.add(pair("passthrough", "enabled"));
        }
        if (spec.type() == GuestType.PV && (spec.later() || !spec.devices().isEmpty())) {
            lines.add("e820_host = 1");
        }
        return lines;
    }

    /** {@code 4.17} as 417. */
    private static int number(String version) {
        String[] parts = version.split("\\.", -1);
        return Integer.parseInt(parts[0]) * 100 + Integer.parseInt(parts[1]);
    }

    private static String pair(String key, String value) {
        return key + " = \"" + value.replace("\"", "") + "\"";
    }
}
