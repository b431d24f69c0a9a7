package org.xentestday.agent.run;

import java.nio.file.Files;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.xentestday.agent.command.Ran;
import org.xentestday.agent.guest.ImageMaker;
import org.xentestday.agent.guest.NoImageException;
import org.xentestday.agent.probe.Equipment;
import org.xentestday.agent.probe.Host;
import org.xentestday.agent.probe.PciDevice;
import org.xentestday.agent.probe.Use;
import org.xentestday.agent.procedure.Lab;
import org.xentestday.agent.xl.XenInfo;
import org.xentestday.model.catalogue.Need;
import org.xentestday.model.result.Status;

/** Looks whether this machine has what tests need. */
public final class Needs {
    private static final String DEVICES = "/sys/bus/pci/devices/";
    private static final int SECONDS = 10;
    private static final Set<Need> KINDS = Set.of(Need.PV, Need.PVH, Need.HVM);

    private final Lab lab;
    private final Host host;
    private final XenInfo xen;
    private final Equipment equipment;

    /** The needs of tests on that machine, where that hypervisor runs. */
    public Needs(Lab lab, XenInfo xen) {
        this.lab = lab;
        this.host = lab.host();
        this.xen = xen;
        this.equipment = Equipment.of(host);
    }

    /** The first of the needs that is not met. */
    Optional<Unmet> unmet(List<Need> needs) {
        return needs.stream()
                .filter(need -> !met(need))
                .map(this::unmet)
                .findFirst()
                .or(() -> needs.contains(Need.DEVICE) || needs.contains(Need.GPU) ? inUse() : Optional.empty());
    }

    /** Kinds of guests that Arm does not have cannot be made ready. */
    private Unmet unmet(Need need) {
        Unmet unmet = Unmet.of(need);
        return xen.arm() && KINDS.contains(need) ? new Unmet(need, unmet.reason(), Status.SKIP) : unmet;
    }

    /** What to do about a missing guest image; empty if there is none missing. */
    public Optional<String> imageMissing() {
        if (lab.ownRamdisk().isPresent()) {
            return Optional.empty();
        }
        ImageMaker maker = new ImageMaker(lab.root(), lab.programs(), lab.pace());
        try {
            maker.busybox();
            if (lab.ownKernel().isEmpty()) {
                maker.kernel(host.run("uname", "-r").map(String::strip).orElse(""));
            }
            return Optional.empty();
        } catch (NoImageException e) {
            return Optional.of(e.sentence());
        }
    }

    private boolean met(Need need) {
        return switch (need) {
            case XEN -> !xen.values().isEmpty();
            case ROOT -> run("id", "-u").out().strip().equals("0");
            case PV -> xen.runs("pv");
            case PVH -> xen.runs("pvh");
            case HVM -> xen.runs("hvm");
            case IOMMU -> xen.can("directio");
            case PCIBACK -> equipment.pciback() != Equipment.Pciback.MISSING;
            case DEVICE -> lab.device().isPresent();
            case GPU -> device("/class").filter(code -> code.startsWith("0x03")).isPresent();
            case VIRTUAL_FUNCTION -> device("/sriov_totalvfs").isPresent();
            case RESET ->
                lab.device().filter(at -> host.exists(DEVICES + at + "/reset")).isPresent();
            case TWO_CPUS -> xen.cpus() > 1;
            case SLEEP -> equipment.sleeps();
            case GUEST_IMAGE -> imageMissing().isEmpty();
            case NETWORK -> equipment.bridge();
            case STUBDOMAIN -> equipment.stubdomain();
            case XTF ->
                lab.xtf()
                        .filter(path -> Files.isExecutable(path.resolve("xtf-runner")))
                        .isPresent();
            case ARM ->
                host.run("uname", "-m")
                        .filter(machine -> machine.matches("(?s)(?:aarch64|arm).*"))
                        .isPresent();
            case PERSON -> lab.person().there();
        };
    }

    private Optional<String> device(String file) {
        return lab.device().flatMap(at -> host.file(DEVICES + at + file));
    }

    /** A device that dom0 would miss stays with it; a screen alone is the tester's to give away. */
    private Optional<Unmet> inUse() {
        boolean missed = PciDevice.of(host).stream()
                .filter(known -> lab.device().filter(known.address()::equals).isPresent())
                .anyMatch(known -> known.uses().stream().anyMatch(use -> use != Use.CONSOLE));
        return missed ? Optional.of(new Unmet(Need.DEVICE, "device-in-use", Status.BLOCKED)) : Optional.empty();
    }

    private Ran run(String... words) {
        return lab.programs().run(lab.pace().seconds(SECONDS), words);
    }
}
