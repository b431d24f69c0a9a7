package org.xentestday.agent.procedure;

import java.io.IOException;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.xentestday.agent.command.Ran;
import org.xentestday.agent.guest.Guest;
import org.xentestday.agent.guest.GuestDevice;
import org.xentestday.agent.guest.GuestType;
import org.xentestday.agent.journal.Thing;
import org.xentestday.agent.probe.Host;
import org.xentestday.agent.xl.Refusal;
import org.xentestday.model.result.Measure;
import org.xentestday.model.result.Status;

/** The device under test on its way to a guest. */
final class Assignment {
    private static final String DEVICES = "/sys/bus/pci/devices/";
    private static final String OURS = "pciback";
    private static final int SEEN_SECONDS = 30;
    private static final double MIB = 1 << 20;

    private final Stage stage;
    private final String address;
    private final String id;
    private final boolean messages;

    private Assignment(Stage stage, String address, String id, boolean messages) {
        this.stage = stage;
        this.address = address;
        this.id = id;
        this.messages = messages;
    }

    /** Makes the device one that guests may get; one that is that already stays so afterwards. */
    static Assignment of(Stage stage) throws IOException {
        Host host = stage.lab().host();
        String address = stage.lab().device().orElseThrow(() -> StopException.because(Status.SKIP, "no-device"));
        String path = DEVICES + address;
        Optional<String> driver = host.link(path + "/driver");
        boolean messages = !host.names(path + "/msi_irqs").isEmpty();
        Assignment assignment = new Assignment(stage, address, id(host, path), messages);
        if (!driver.filter(OURS::equals).isPresent()) {
            assignment.prepare(driver);
        }
        return assignment;
    }

    private static String id(Host host, String path) {
        return word(host, path + "/vendor") + ":" + word(host, path + "/device");
    }

    private static String word(Host host, String path) {
        return host.file(path)
                .map(hex -> hex.replaceFirst("^0x", ""))
                .orElseThrow(() -> StopException.because(Status.BLOCKED, Refusal.NO_DEVICE.code()));
    }

    private void prepare(Optional<String> driver) throws IOException {
        stage.run(20, "modprobe", "xen-pciback");
        stage.step("make the device assignable");
        stage.made(Thing.What.ASSIGNABLE, address, driver);
        stage.must("The device was not made assignable", 30, "pci-assignable-add", address);
        Ran list = stage.xl(20, "pci-assignable-list");
        if (!list.out().contains(address)) {
            throw StopException.of(list, "The device was made assignable and is not in the list of such devices");
        }
    }

    /** Its address in dom0. */
    String address() {
        return address;
    }

    /** {@code vendor:device}. */
    String id() {
        return id;
    }

    /** Whether dom0 used it with message signalled interrupts. */
    boolean messages() {
        return messages;
    }

    /** Waits until the guest sees it, and its driver has it where the guest has one. */
    GuestDevice seen(Guest guest) throws IOException {
        stage.step("wait until the guest sees the device");
        stage.await(
                guest,
                SEEN_SECONDS,
                "see the device",
                report -> !report.devices(id).isEmpty());
        Optional<GuestDevice> driven = stage.awaited(guest, SEEN_SECONDS / 3, report -> driven(report.devices(id)))
                .map(report -> report.devices(id).getFirst());
        GuestDevice device =
                driven.isPresent() ? driven.get() : guest.report().devices(id).getFirst();
        if (driven.isEmpty()) {
            stage.warn("No driver took the device in the guest: only its presence was seen.");
        } else if (device.interrupt().equals("none")) {
            stage.warn("The device has no interrupt in the guest.");
        }
        landed(device, guest.spec().type());
        Ran list = stage.xl(20, "pci-list", guest.name());
        if (!list.out().contains(address)) {
            stage.warn("xl pci-list does not show the device.");
        }
        return device;
    }

    /** Every memory region that dom0 knows must have found a place of its size. */
    private void landed(GuestDevice device, GuestType type) {
        for (Regions.Region region : regions()) {
            if (place(device, region, type).isEmpty()) {
                throw StopException.fail("Memory region " + region.number() + " of the device (" + region.words()
                        + ") found no place in the guest.");
            }
        }
    }

    /** How large each region is, and whether it lies above 4 GiB in the guest. */
    List<Measure> places(GuestDevice device, GuestType type) {
        List<Measure> measures = new ArrayList<>();
        for (Regions.Region region : regions()) {
            String name = "bar" + region.number();
            measures.add(new Measure(name + "-size", region.size().doubleValue() / MIB, "MiB"));
            place(device, region, type)
                    .ifPresent(bar -> measures.add(new Measure(name + "-above-4g", bar.high() ? 1 : 0, "yes=1")));
        }
        return measures;
    }

    private static Optional<GuestDevice.Bar> place(GuestDevice device, Regions.Region region, GuestType type) {
        return device.bars().stream()
                .filter(bar -> bar.number() == region.number() && bar.memory() && bar.from() != 0)
                .filter(bar -> region.whole(BigInteger.valueOf(bar.size()), type))
                .findFirst();
    }

    private List<Regions.Region> regions() {
        return Regions.memory(
                stage.lab().host().file(DEVICES + address + "/resource").orElse(""));
    }

    /** Waits until the guest sees it no more. */
    void gone(Guest guest) throws IOException {
        stage.await(
                guest,
                SEEN_SECONDS,
                "see the device go",
                report -> report.devices(id).isEmpty());
    }

    private static boolean driven(List<GuestDevice> devices) {
        return !devices.isEmpty() && !devices.getFirst().driver().equals("none");
    }
}
