package org.xentestday.agent.procedure;

import java.io.IOException;
import org.xentestday.agent.guest.Guest;
import org.xentestday.agent.guest.GuestSpec;

/** A PCI device goes to a guest that runs and comes back, twice. */
record PciHotplug(GuestSpec spec) implements Procedure {
    private static final int SECONDS = 40;
    private static final int TIMES = 2;

    @Override
    public Ending run(Stage stage) throws IOException {
        Assignment assignment = Assignment.of(stage);
        Guest guest = stage.start(spec.deviceLater());
        for (int time = 1; time <= TIMES; time++) {
            attach(stage, assignment, guest);
            detach(stage, assignment, guest);
        }
        return Passed.with(stage);
    }

    private static void attach(Stage stage, Assignment assignment, Guest guest) throws IOException {
        stage.step("attach the device");
        stage.must("The device was not attached", SECONDS, "pci-attach", guest.name(), assignment.address());
        assignment.seen(guest);
    }

    private static void detach(Stage stage, Assignment assignment, Guest guest) throws IOException {
        stage.step("detach the device");
        stage.must("The device was not detached", SECONDS, "pci-detach", guest.name(), assignment.address());
        assignment.gone(guest);
    }
}
