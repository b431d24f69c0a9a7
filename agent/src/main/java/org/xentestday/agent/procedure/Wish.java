package org.xentestday.agent.procedure;

import java.util.List;
import java.util.Set;
import org.xentestday.agent.guest.GuestType;

/**
 * What the tester wants of a run, and what the machine has for it.
 *
 * @param types kinds of guests to test with; none for those that make sense
 * @param memory MiB of the guests; none for sizes that make sense
 * @param cpus physical processors
 * @param freeMemory MiB that a guest may have
 * @param kernel of the guests, such as {@code linux-6.1}
 * @param candidate what is tested
 * @param candidateRuns whether the hypervisor that runs may be the candidate
 */
public record Wish(
        Set<GuestType> types,
        List<Integer> memory,
        int cpus,
        int freeMemory,
        String kernel,
        String candidate,
        boolean candidateRuns) {
    /** Enough for a kernel and a busybox. */
    static final int SMALL = 256;

    public Wish {
        types = Set.copyOf(types);
        memory = List.copyOf(memory);
    }

    int small() {
        return memory.isEmpty() ? SMALL : memory.getFirst();
    }

    /** The same with more memory than a guest needs. */
    Wish roomy() {
        List<Integer> more = memory.isEmpty() ? List.of(2 * SMALL) : memory;
        return new Wish(types, more, cpus, freeMemory, kernel, candidate, candidateRuns);
    }
}
