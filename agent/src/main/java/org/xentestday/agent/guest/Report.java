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
 * @param beat counts up once a second while it lives
 * @param up seconds since it began
 * @param clock its clock, seconds since 1970
 * @param cpus online processors
 * @param memory KiB it counts as its own
 * @param devices PCI devices that it has now and has described
 * @param disks block devices
 * @param troubles lines of its kernel's log that look bad
 * @param measured how pieces of work went
 */
public record Report(
        String kernel,
        long beat,
        double up,
        long clock,
        int cpus,
        long memory,
        List<GuestDevice> devices,
        List<String> disks,
        List<String> troubles,
        List<Map<String, String>> measured) {
    /** It has not said anything. */
    public static final Report NOTHING = new Report("", -1, 0, 0, 0, 0, List.of(), List.of(), List.of(), List.of());

    /** Whether it has said anything about itself. */
    public boolean alive() {
        return beat >= 0;
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
            case Word.Hello hello ->
                new Report(hello.kernel(), beat, up, clock, cpus, memory, devices, disks, troubles, measured);
            case Word.State state ->
                new Report(
                        kernel,
                        state.beat(),
                        state.up(),
                        state.clock(),
                        state.cpus(),
                        state.memory(),
                        devices.stream()
                                .filter(device -> state.pci().contains(device.at()))
                                .toList(),
                        state.disks(),
                        troubles,
                        measured);
            case Word.Device described ->
                new Report(kernel, beat, up, clock, cpus, memory, with(described.device()), disks, troubles, measured);
            case Word.Trouble trouble ->
                new Report(
                        kernel, beat, up, clock, cpus, memory, devices, disks, add(troubles, trouble.line()), measured);
            case Word.Measured done ->
                new Report(
                        kernel, beat, up, clock, cpus, memory, devices, disks, troubles, add(measured, done.values()));
        };
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
        return List.copyOf(longer);
    }
}
