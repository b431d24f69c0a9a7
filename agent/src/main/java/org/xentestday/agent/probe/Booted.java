package org.xentestday.agent.probe;

import java.util.Optional;

/**
 * What came up at the last boot.
 *
 * @param domain what this system is to Xen
 * @param xen the hypervisor that runs; empty if none does, or it may not be asked
 * @param cpus processors that the hypervisor brought up, and should have
 */
public record Booted(Domain domain, Optional<Running> xen, BootCpus cpus) {
    /** Asks that machine. */
    public static Booted of(Host host) {
        Probe probe = new Probe(host);
        boolean answers = probe.xlInfo().text().isPresent();
        String ring = answers ? host.run("xl", "dmesg").orElse("") : ""; // what hung once would hang again
        return new Booted(probe.domain(), probe.running(), BootCpus.in(ring));
    }
}
