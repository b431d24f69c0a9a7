package org.xentestday.agent.xl;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What {@code xl info} says about what tests can count on. */
public record XenInfo(Map<String, String> values) {
    private static final int PVH_SINCE = 10;
    /** There is one kind of guest on Arm; what xl calls it has changed. */
    private static final int ARM_PVH_SINCE = 12;

    public XenInfo {
        values = Map.copyOf(values);
    }

    /** The lines of {@code xl info}. */
    public static XenInfo of(String text) {
        Map<String, String> values = new HashMap<>();
        text.lines().forEach(line -> {
            int at = line.indexOf(':');
            if (at > 0) {
                values.putIfAbsent(
                        line.substring(0, at).strip(), line.substring(at + 1).strip());
            }
        });
        return new XenInfo(values);
    }

    /** Physical processors that are online. */
    public int cpus() {
        return number("nr_cpus");
    }

    /** MiB that no domain has. */
    public int freeMemory() {
        return number("free_memory");
    }

    /** {@code major.minor}. */
    public String version() {
        return number("xen_major") + "." + number("xen_minor");
    }

    /** Whether one of {@code virt_caps} ends so, such as {@code hvm}. */
    public boolean can(String capability) {
        return words("virt_caps").stream().anyMatch(word -> word.equals(capability) || word.endsWith("_" + capability));
    }

    /** Whether this is Xen for Arm. */
    public boolean arm() {
        return values.getOrDefault("machine", "").matches("aarch64.*|arm.*");
    }

    /** Whether guests of that kind can be made: {@code pv}, {@code pvh} or {@code hvm}. */
    public boolean runs(String kind) {
        if (arm()) {
            return kind.equals(since(ARM_PVH_SINCE) ? "pvh" : "pv");
        }
        return kind.equals("pvh") ? x86("hvm") && since(PVH_SINCE) : x86(kind);
    }

    /** Xen before 4.10 tells it in {@code xen_caps}. */
    private boolean x86(String kind) {
        String build = kind.equals("pv") ? "xen-" : "hvm-";
        boolean built = words("xen_caps").stream().anyMatch(word -> word.startsWith(build));
        List<String> able = words("virt_caps");
        boolean told = able.contains("pv") || able.contains("hap") || kind.equals("hvm");
        return told ? able.contains(kind) && built : built;
    }

    private boolean since(int minor) {
        return number("xen_major") > 4 || number("xen_minor") >= minor;
    }

    private List<String> words(String key) {
        return List.of(values.getOrDefault(key, "").split("\\s+", -1));
    }

    private int number(String key) {
        String text = values.getOrDefault(key, "");
        return text.matches("\\d{1,9}") ? Integer.parseInt(text) : 0;
    }
}
