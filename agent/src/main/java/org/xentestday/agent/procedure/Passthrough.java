package org.xentestday.agent.procedure;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.xentestday.agent.guest.Guest;
import org.xentestday.agent.guest.GuestDevice;
import org.xentestday.agent.guest.GuestSpec;
import org.xentestday.model.result.Measure;

/**
 * A PCI device in a guest from its start.
 *
 * @param times in a row
 * @param watched how long the guest must live on with it
 */
record Passthrough(GuestSpec spec, int times, Duration watched) implements Procedure {
    private static final int LIVE_SECONDS = 15;

    static Passthrough once(GuestSpec spec) {
        return new Passthrough(spec, 1, Duration.ZERO);
    }

    static Passthrough twice(GuestSpec spec) {
        return new Passthrough(spec, 2, Duration.ZERO);
    }

    /** Twice, and a minute each time: what overlaps a large card's memory may come to harm late. */
    static Passthrough lasting(GuestSpec spec) {
        return new Passthrough(spec, 2, Duration.ofMinutes(1));
    }

    @Override
    public Ending run(Stage stage) throws IOException {
        Assignment assignment = Assignment.of(stage);
        List<Measure> places = List.of();
        for (int time = 1; time <= times; time++) {
            Guest guest = stage.start(spec.device(assignment.address()));
            GuestDevice device = assignment.seen(guest);
            places = assignment.places(device, spec.type());
            interrupts(stage, assignment, device);
            if (watched.isPositive()) {
                live(stage, guest);
            }
            guest.report().troubles().forEach(line -> stage.warn("The guest's kernel says: " + line));
            stage.step("take the guest with the device away");
            stage.destroy(guest);
        }
        return Passed.with(stage, places.toArray(Measure[]::new));
    }

    private void live(Stage stage, Guest guest) throws IOException {
        stage.step("see whether the guest is alive " + watched.toSeconds() + " s later");
        stage.pause(watched);
        stage.look(guest);
        stage.alive(guest, LIVE_SECONDS, "live on with the device");
    }

    private static void interrupts(Stage stage, Assignment assignment, GuestDevice device) {
        boolean driven = !device.driver().equals("none");
        if (assignment.messages() && driven && !device.interrupt().startsWith("msi")) {
            stage.warn("dom0 used the device with message signalled interrupts, the guest has " + device.interrupt()
                    + ".");
        }
    }
}
