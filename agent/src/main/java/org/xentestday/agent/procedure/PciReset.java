package org.xentestday.agent.procedure;

import java.io.IOException;
import org.xentestday.agent.command.Ran;
import org.xentestday.model.catalogue.Need;
import org.xentestday.model.result.Status;

/** A device that guests may get is reset, and is still there. */
record PciReset() implements Procedure {
    @Override
    public Ending run(Stage stage) throws IOException {
        Assignment assignment = Assignment.of(stage);
        String path = "/sys/bus/pci/devices/" + assignment.address();
        if (!stage.lab().host().exists(path + "/reset")) {
            throw StopException.because(Status.SKIP, Need.RESET.reason());
        }
        for (int time = 1; time <= 2; time++) {
            stage.step("reset the device");
            Ran reset = stage.write(path + "/reset", "1");
            if (!reset.ok()) {
                throw StopException.of(reset, "The device was not reset");
            }
            present(stage, path, assignment.id());
        }
        return Passed.with(stage);
    }

    /** A device that does not come back reads as ones. */
    private static void present(Stage stage, String path, String id) {
        Ran config = stage.run(10, "od", "-An", "-tx2", "-N4", path + "/config");
        if (config.end() == Ran.End.ABSENT) {
            throw StopException.of(config, "The device was not read");
        }
        if (!config.ok() || !config.out().strip().replace(' ', ':').equals(id)) {
            throw StopException.fail("The device does not answer with its ids after the reset.");
        }
    }
}
