package org.xentestday.standalone.demo;

import java.util.List;
import java.util.Random;
import org.xentestday.agent.journal.Outcome;
import org.xentestday.model.result.Candidate;
import org.xentestday.model.result.Facet;
import org.xentestday.model.result.Status;
import org.xentestday.model.result.Symptom;

/**
 * What happens on the TestDay of Xen 4.3 RC6. The truth that the decisions have to find:
 *
 * <ul>
 *   <li>graphics cards whose BARs outgrow the MMIO hole hang HVM guests on qemu-xen, new in rc6;
 *   <li>CPU hotplug on qemu-xen failed up to rc5 and works in rc6; unplugging is documented as unsupported;
 *   <li>local migration fails now and then, and always did;
 *   <li>nested virtualisation never worked; it is experimental;
 *   <li>one machine goes down in the middle of assigning a device twice;
 *   <li>here and there a tester's network is what breaks.
 * </ul>
 */
final class Story {
    static final Candidate BASELINE = Candidate.parse("4.2.2-final");
    static final Candidate BEFORE = Candidate.parse("4.3.0-rc5");
    static final Candidate NOW = Candidate.parse("4.3.0-rc6");
    static final List<Candidate> CANDIDATES = List.of(BASELINE, BEFORE, NOW);
    /** The test in which a machine is lost. */
    static final String FATAL_TEST = "pci-passthrough-twice";

    static final List<String> TESTS = List.of(
            "boot",
            "guest-pv",
            "guest-hvm",
            "pci-passthrough-pv",
            "pci-passthrough-hvm",
            FATAL_TEST,
            "gpu-passthrough-large-vram",
            "cpu-hotplug",
            "cpu-hotunplug",
            "save-restore",
            "local-migrate",
            "ballooning",
            "cpupools",
            "host-s3",
            "net-throughput",
            "nested-hvm");

    private Story() {}

    /** How a test ends on a machine under a candidate. */
    static Outcome outcome(SimulatedMachine machine, String test, Candidate candidate) {
        Random accidents = machine.accidents(test, candidate.toString());
        if (needsIommu(test)
                && machine.facets().value(Facet.IOMMU).orElse("none").equals("none")) {
            return Outcome.of(Status.BLOCKED, null, "no-iommu");
        }
        return switch (test) {
            case "gpu-passthrough-large-vram" -> graphics(machine, candidate);
            case "cpu-hotplug" -> hotplug(machine, candidate);
            case "cpu-hotunplug" -> Outcome.of(Status.XFAIL, null, "unplug-unsupported");
            case "local-migrate" -> accidents.nextInt(6) == 0 ? migrationFails() : Outcome.pass();
            case "nested-hvm" -> nested();
            case "host-s3" -> machine.laptop() ? Outcome.pass() : Outcome.of(Status.SKIP, null, "no-s3");
            case "net-throughput" ->
                accidents.nextInt(9) == 0 ? Outcome.of(Status.BROKEN, null, "no-network") : Outcome.pass();
            default -> accidents.nextInt(250) == 0 ? bootTimeout() : Outcome.pass();
        };
    }

    private static boolean needsIommu(String test) {
        return test.startsWith("pci-passthrough") || test.startsWith("gpu-");
    }

    private static Outcome graphics(SimulatedMachine machine, Candidate candidate) {
        boolean outgrows = !machine.card().bar().equals("le256m");
        if (!candidate.equals(NOW) || !outgrows || !machine.deviceModel().equals("qemu-xen")) {
            return Outcome.pass();
        }
        return Outcome.of(Status.CRASH, "The guest hangs as soon as its graphics driver loads, and qemu is gone.", null)
                .with(
                        new Symptom("hvml-relocram", "Relocating <hex> pages from <hex> to <hex> for lowmem MMIO hole"),
                        List.of(
                                "(d7) pci dev 04:0 bar 10 size 040000000: 0c000000c",
                                "(d7) Relocating 0x20000 pages from 0e0001000 to 120000000 for lowmem MMIO hole",
                                "(XEN) Domain 7 (vcpu#0) crashed on cpu#2:"));
    }

    private static Outcome hotplug(SimulatedMachine machine, Candidate candidate) {
        if (candidate.equals(NOW) || !machine.deviceModel().equals("qemu-xen")) {
            return Outcome.pass();
        }
        return Outcome.of(Status.FAIL, "The guest still counts one CPU after xl vcpu-set 4.", null);
    }

    private static Outcome migrationFails() {
        return Outcome.of(Status.FAIL, "The migration ended with an error, the guest went on at the sender.", null)
                .with(
                        new Symptom("mig-sender", "Migration failed, resuming at sender."),
                        List.of("Migration failed, resuming at sender."));
    }

    private static Outcome nested() {
        return Outcome.of(Status.FAIL, "The inner guest resets while its kernel starts.", null);
    }

    private static Outcome bootTimeout() {
        return Outcome.of(Status.FAIL, "The guest did not reach its login prompt within two minutes.", null);
    }
}
