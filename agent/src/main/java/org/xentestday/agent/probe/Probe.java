package org.xentestday.agent.probe;

import java.util.Optional;

/**
 * Finds out what kind of machine this is. It reads only what it needs: no serials, no addresses, no names of hosts or
 * users. Each source is read once.
 */
public final class Probe {
    private final Host host;
    private final Optional<Keyed> xlInfo;

    /** Looks at that machine. */
    public Probe(Host host) {
        this.host = host;
        this.xlInfo = host.run("xl", "info").map(text -> Keyed.of(text, ':'));
    }

    /** The machine's facts; with a PCI address such as {@code 0000:03:00.0} also those of the device under test. */
    public Facts facts(Optional<String> device) {
        Facts facts = new Facts();
        Optional<Keyed> cpu = host.file("/proc/cpuinfo").map(text -> Keyed.of(text, ':'));
        xlInfo.ifPresent(xl -> XlInfo.add(facts, xl));
        host.run("xl", "dmesg").ifPresent(text -> new XlDmesg(text).add(facts));
        cpu.ifPresent(found -> Processor.add(facts, found));
        xlInfo.ifPresent(xl -> XlInfo.addIommu(facts, xl));
        Dom0.add(facts, host);
        Hardware.add(facts, host, xlInfo.isPresent());
        device.ifPresent(address -> Device.add(facts, host, address));
        return facts;
    }

    /** The hypervisor that runs; empty where {@code xl info} does not answer. */
    public Optional<Running> running() {
        return xlInfo.flatMap(Running::of);
    }
}
