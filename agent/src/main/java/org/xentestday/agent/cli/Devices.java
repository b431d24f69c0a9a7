package org.xentestday.agent.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.xentestday.agent.probe.PciDevice;
import org.xentestday.agent.probe.Use;

/** What {@code testday probe --devices} prints. None of it leaves the machine. */
final class Devices {
    private static final String ROW = "%-13s %-10s %-8s %-7s %-12s %-16s %s";

    private Devices() {}

    static List<String> table(List<PciDevice> devices) {
        if (devices.isEmpty()) {
            return List.of("This system sees no PCI device that a guest could be given.");
        }
        List<String> lines = new ArrayList<>();
        lines.add(ROW.formatted("ADDRESS", "ID", "CLASS", "BAR", "DRIVER", "RESET", "DOM0 USES IT FOR"));
        devices.forEach(device -> lines.add(row(device).stripTrailing()));
        lines.add(
                "The addresses stay on this machine. testday probe --device ADDRESS shows what would be said of one.");
        return lines;
    }

    private static String row(PciDevice device) {
        return ROW.formatted(
                device.address(),
                device.id().orElse("?"),
                device.kind().orElse("?") + (device.virtualFunction() ? " vf" : ""),
                device.bar().orElse("-"),
                device.driver().orElse("-"),
                device.reset().orElse("?"),
                uses(device));
    }

    private static String uses(PciDevice device) {
        return device.held()
                ? "nothing: it waits for a guest"
                : device.uses().stream().sorted().map(Use::words).collect(Collectors.joining(", "));
    }

    static List<Map<String, Object>> document(List<PciDevice> devices) {
        return devices.stream().map(Devices::entry).toList();
    }

    private static Map<String, Object> entry(PciDevice device) {
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("address", device.address());
        device.id().ifPresent(id -> entry.put("id", id));
        device.kind().ifPresent(kind -> entry.put("class", kind));
        device.bar().ifPresent(bar -> entry.put("bar", bar));
        device.driver().ifPresent(driver -> entry.put("driver", driver));
        device.reset().ifPresent(reset -> entry.put("reset", reset));
        entry.put("virtualFunction", device.virtualFunction());
        entry.put("uses", device.uses().stream().sorted().map(Use::code).toList());
        return entry;
    }
}
