package org.xentestday.agent.guest;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a guest has said so far, added up. Immutable.
 *
 * @param kernel its release; empty before its first word
 * @param state what it said of itself last
 * @param devices PCI devices that it has now and has described
 * @param troubles lines of its kernel's log that look bad
 * @param measured how pieces of work went
 */
public record Report(
        String kernel,
        Word.State state,
        List<GuestDevice> devices,
        List<String> troubles,
        List<Map<String, String>> measured) {
    /** It has not said anything. */
    public static final Report NOTHING = new Report(
            "", new Word.State(-1, 0, 0, 0, 0, 0, 0, 0, List.of(), List.of()), List.of(), List.of(), List.of());

    public Report {
        devices = List.copyOf(devices);
        troubles = List.copyOf(troubles);
        measured = List.copyOf(measured);
    }

    /** Whether it has said anything about itself. */
    public boolean alive() {
        return state.beat() >= 0;
    }

    /** Counts up once a second while it lives. */
    public long beat() {
        return state.beat();
    }

    /** Seconds since it began. */
    public double up() {
        return state.up();
    }

    /** Its clock, seconds since 1970. */
    public long clock() {
        return state.clock();
    }

    /** Online processors. */
    public int cpus() {
        return state.cpus();
    }

    /** KiB it counts as its own. */
    public long memory() {
        return state.memory();
    }

    /** The devices of that {@code vendor:device}. */
    public List<GuestDevice> devices(String id) {
        return devices.stream().filter(device -> device.id().equals(id)).toList();
    }

    /** The piece of work of that name, once it is done. */
    public Optional<Map<String, String>> measured(String what) {
        return measured.stream()
                .filter(values -> what.equals(values.get("what")))
                .findFirst();
    }

    Report with(Word word) {
        return switch (word) {
            case Word.Hello hello -> new Report(hello.kernel(), state, devices, troubles, measured);
            case Word.State now -> new Report(kernel, now, among(now.pci()), troubles, measured);
            case Word.Device described -> new Report(kernel, state, with(described.device()), troubles, measured);
            case Word.Trouble trouble -> new Report(kernel, state, devices, add(troubles, trouble.line()), measured);
            case Word.Measured done -> new Report(kernel, state, devices, troubles, add(measured, done.values()));
        };
    }

    private List<GuestDevice> among(List<String> there) {
        return devices.stream().filter(device -> there.contains(device.at())).toList();
    }

    private List<GuestDevice> with(GuestDevice described) {
        Map<String, GuestDevice> all = new TreeMap<>();
        devices.forEach(device -> all.put(device.at(), device));
        all.put(described.at(), described);
        return List.copyOf(all.values());
    }

    private static <T> List<T> add(List<T> list, T one) {
        List<T> longer = new ArrayList<>(list);
        longer.add(one);
        return longer;
    }
}
