package org.xentestday.agent.procedure;

import java.io.IOException;
import java.util.List;
import org.xentestday.agent.guest.Guest;
import org.xentestday.agent.guest.GuestDevice;
import org.xentestday.agent.guest.GuestSpec;
import org.xentestday.model.result.Measure;

/** A PCI device in a guest from its start, so many times in a row. */
record Passthrough(GuestSpec spec, int times) implements Procedure {
    @Override
    public Ending run(Stage stage) throws IOException {
        Assignment assignment = Assignment.of(stage);
        List<Measure> places = List.of();
        for (int time = 1; time <= times; time++) {
            Guest guest = stage.start(spec.device(assignment.address()));
            GuestDevice device = assignment.seen(guest);
            places = assignment.places(device);
            interrupts(stage, assignment, device);
            guest.report().troubles().forEach(line -> stage.warn("The guest's kernel says: " + line));
            stage.step("take the guest with the device away");
            stage.destroy(guest);
        }
        return Passed.with(stage, places.toArray(Measure[]::new));
    }

    private static void interrupts(Stage stage, Assignment assignment, GuestDevice device) {
        boolean driven = !device.driver().equals("none");
        if (assignment.messages() && driven && !device.interrupt().startsWith("msi")) {
            stage.warn("dom0 used the device with message signalled interrupts, the guest has " + device.interrupt()
                    + ".");
        }
    }
}
