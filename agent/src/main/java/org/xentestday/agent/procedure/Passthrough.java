package org.xentestday.agent.procedure;

import java.io.IOException;
import org.xentestday.agent.guest.Guest;
import org.xentestday.agent.guest.GuestDevice;
import org.xentestday.agent.guest.GuestSpec;
import org.xentestday.model.result.Status;

/** A PCI device in a guest from its start, so many times in a row. */
record Passthrough(GuestSpec spec, int times, boolean wantsMessages) implements Procedure {
    @Override
    public Ending run(Stage stage) throws IOException {
        Assignment assignment = Assignment.of(stage);
        if (wantsMessages && !assignment.messages()) {
            throw StopException.because(Status.SKIP, "no-msi");
        }
        for (int time = 1; time <= times; time++) {
            Guest guest = stage.start(spec.device(assignment.address()));
            GuestDevice device = assignment.seen(guest);
            messages(stage, assignment, device);
            guest.report().troubles().forEach(line -> stage.warn("The guest's kernel says: " + line));
            stage.step("take the guest with the device away");
            stage.destroy(guest);
        }
        return Passed.with(stage);
    }

    private void messages(Stage stage, Assignment assignment, GuestDevice device) {
        boolean has = device.interrupt().startsWith("msi");
        if (wantsMessages && device.driver().equals("none")) {
            throw StopException.because(Status.SKIP, "no-guest-driver");
        }
        if (wantsMessages && !has) {
            throw StopException.fail("dom0 used the device with message signalled interrupts, the guest has "
                    + device.interrupt() + ".");
        }
        if (assignment.messages() && !has && !device.driver().equals("none")) {
            stage.warn("dom0 used the device with message signalled interrupts, the guest has " + device.interrupt()
                    + ".");
        }
    }
}
