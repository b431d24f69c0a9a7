package org.xentestday.agent.procedure;

import java.io.IOException;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.xentestday.agent.guest.Guest;
import org.xentestday.agent.guest.GuestDevice;
import org.xentestday.agent.guest.GuestSpec;
import org.xentestday.model.result.Measure;

/** A device with large memory regions in a guest: did each find a place, and where? */
record LargeBar(GuestSpec spec) implements Procedure {
    private static final double MIB = 1 << 20;

    @Override
    public Ending run(Stage stage) throws IOException {
        Assignment assignment = Assignment.of(stage);
        List<Regions.Region> wanted = Regions.memory(stage.lab()
                .host()
                .file("/sys/bus/pci/devices/" + assignment.address() + "/resource")
                .orElse(""));
        Guest guest = stage.start(spec.device(assignment.address()));
        GuestDevice device = assignment.seen(guest);
        List<Measure> measures = new ArrayList<>();
        for (Regions.Region region : wanted) {
            GuestDevice.Bar bar = place(device, region);
            measures.add(new Measure("bar" + region.number() + "-size", bar.size() / MIB, "MiB"));
            measures.add(new Measure("bar" + region.number() + "-above-4g", bar.high() ? 1 : 0, "yes=1"));
        }
        guest.report().troubles().forEach(line -> stage.warn("The guest's kernel says: " + line));
        stage.step("take the guest with the device away");
        stage.destroy(guest);
        return Passed.with(stage, measures.toArray(Measure[]::new));
    }

    private static GuestDevice.Bar place(GuestDevice device, Regions.Region region) {
        return device.bars().stream()
                .filter(bar -> bar.number() == region.number() && bar.memory() && bar.from() != 0)
                .filter(bar -> BigInteger.valueOf(bar.size()).equals(region.size()))
                .findFirst()
                .orElseThrow(() -> StopException.fail("Memory region " + region.number() + " of the device ("
                        + region.size().shiftRight(20) + " MiB) found no place in the guest."));
    }
}
