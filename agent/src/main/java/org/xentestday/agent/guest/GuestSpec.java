package org.xentestday.agent.guest;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The guest a test wants.
 *
 * @param type its kind
 * @param memory MiB
 * @param vcpus online at the start
 * @param maxVcpus that can be online
 * @param devices PCI addresses it has from the start
 * @param later whether it may get PCI devices when it runs
 * @param disk a file that is its disk
 * @param task what its init is to do, such as {@code testday.task=block}
 */
public record GuestSpec(
        GuestType type,
        int memory,
        int vcpus,
        int maxVcpus,
        List<String> devices,
        boolean later,
        @Nullable String disk,
        String task) {
    public GuestSpec {
        devices = List.copyOf(devices);
    }

    /** One processor, nothing else. */
    public static GuestSpec of(GuestType type, int memory) {
        return new GuestSpec(type, memory, 1, 1, List.of(), false, null, "");
    }

    /** The same with room for more processors. */
    public GuestSpec cpus(int now, int most) {
        return new GuestSpec(type, memory, now, most, devices, later, disk, task);
    }

    /** The same with that device. */
    public GuestSpec device(String address) {
        return new GuestSpec(type, memory, vcpus, maxVcpus, List.of(address), later, disk, task);
    }

    /** The same, able to get devices later. */
    public GuestSpec deviceLater() {
        return new GuestSpec(type, memory, vcpus, maxVcpus, devices, true, disk, task);
    }

    /** The same with a disk to work on. */
    public GuestSpec disk(String file, String newTask) {
        return new GuestSpec(type, memory, vcpus, maxVcpus, devices, later, file, newTask);
    }
}
