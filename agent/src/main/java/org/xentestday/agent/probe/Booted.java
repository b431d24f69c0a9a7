package org.xentestday.agent.probe;

import java.util.Optional;
import org.xentestday.model.result.Facets;

/**
 * What came up at the last boot.
 *
 * @param domain what this system is to Xen
 * @param xen the hypervisor that runs; empty if none does, or it may not be asked
 * @param cpus processors that the hypervisor brought up, and should have
 * @param facets the configuration of this boot, without a device under test
 */
public record Booted(Domain domain, Optional<Running> xen, BootCpus cpus, Facets facets) {
    /** Asks that machine. */
    public static Booted of(Host host) {
        Probe probe = new Probe(host);
        return new Booted(
                probe.domain(),
                probe.running(),
                probe.cpus(),
                probe.facts(Optional.empty()).facets());
    }
}
