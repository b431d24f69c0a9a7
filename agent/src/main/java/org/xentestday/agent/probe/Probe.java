package org.xentestday.agent.probe;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.xentestday.model.result.Facets;

/**
 * Finds out what kind of machine this is. It reads only what it needs: no serials, no addresses, no names of hosts or
 * users. Each source is read once. For one thread.
 */
public final class Probe {
    private final Host host;
    private final Domain domain;
    private final Reading xlInfo;
    private final Keyed info;
    private final Optional<String> keptBoot;
    private @Nullable XlDmesg boot;

    /** Looks at that machine. */
    public Probe(Host host) {
        this(host, Optional.empty());
    }

    /** Looks at that machine, where the hypervisor's ring may have lost the boot messages that were kept. */
    public Probe(Host host, Optional<String> keptBoot) {
        this.host = host;
        this.domain = Domain.of(host);
        this.xlInfo = host.ask("xl", "info");
        this.info = xlInfo.text().map(text -> Keyed.of(text, ':')).orElse(Keyed.none());
        this.keptBoot = keptBoot;
    }

    /** The machine's facts; with a PCI address such as {@code 0000:03:00.0} also those of the device under test. */
    public Facts facts(Optional<String> device) {
        Facts facts = new Facts();
        Source source = Source.of("xl info", xlInfo);
        Hardware.addCoreboot(facts, host);
        XlInfo.add(facts, info, source);
        addProcessor(facts);
        boot().add(facts, info.value("machine").filter("aarch64"::equals).isPresent());
        XlInfo.addIommu(facts, info, host.names("/sys/firmware/acpi/tables"), source);
        Dom0.add(facts, host);
        Hardware.add(facts, host, domain() == Domain.NONE);
        device.ifPresent(address -> Device.add(facts, host, address));
        return facts;
    }

    /** Facets of each PCI device that dom0 can do without, as a result about it would carry them, by address. */
    public Map<String, Facets> spareDevices() {
        Map<String, Facets> spare = new LinkedHashMap<>();
        for (PciDevice device : PciDevice.of(host)) {
            if (device.uses().isEmpty()) {
                Facts facts = new Facts();
                Device.add(facts, host, device.address());
                spare.put(device.address(), facts.facets());
            }
        }
        return spare;
    }

    private void addProcessor(Facts facts) {
        Reading cpuinfo = host.read("/proc/cpuinfo");
        Keyed cpu = cpuinfo.text().map(text -> Keyed.of(text, ':')).orElse(Keyed.none());
        Processor.add(facts, cpu, Source.of("/proc/cpuinfo", cpuinfo));
    }

    /** What the ring still holds if that is everything since the start, else what was kept of it. */
    private XlDmesg boot() {
        XlDmesg known = boot;
        if (known == null) {
            known = readBoot();
            boot = known;
        }
        return known;
    }

    private XlDmesg readBoot() {
        boolean hangs = xlInfo.missing() == Why.LATE;
        Reading ring = hangs ? xlInfo : host.ask("xl", "dmesg"); // both ask the same one
        XlDmesg now = new XlDmesg(ring.text().orElse(""), Source.of("xl dmesg", ring));
        return keptBoot.filter(kept -> !now.whole())
                .map(kept -> new XlDmesg(kept, new Source("xl dmesg, as kept since boot", Why.NOT_SAID)))
                .orElse(now);
    }

    /** Options the hypervisor was started with. They hold private words and stay here. */
    public Optional<String> commandLine() {
        return info.value("xen_commandline");
    }

    /** Size of the hypervisor's message ring; empty where the message that tells it is lost. */
    public OptionalInt ringKiB() {
        return boot().ringKiB();
    }

    /** Processors that the hypervisor brought up, and should have. */
    BootCpus cpus() {
        return boot().cpus();
    }

    /** What this system is to Xen. */
    public Domain domain() {
        return xlInfo.text().isPresent() ? Domain.DOM0 : domain;
    }

    /** The hypervisor that runs, as far as this user may know. */
    public Optional<Running> running() {
        return Running.of(info).or(() -> Running.of(host));
    }

    /** Whether what {@code xl info} said is about a hypervisor at all. */
    public boolean understood() {
        return Running.of(info).isPresent();
    }

    /** What {@code xl info} gave: the measure of what can be known of the host. */
    public Reading xlInfo() {
        return xlInfo;
    }
}
