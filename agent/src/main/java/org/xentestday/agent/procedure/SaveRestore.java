package org.xentestday.agent.procedure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.xentestday.agent.command.Ran;
import org.xentestday.agent.guest.Guest;
import org.xentestday.agent.guest.GuestSpec;
import org.xentestday.agent.guest.Report;
import org.xentestday.agent.xl.Refusal;
import org.xentestday.model.result.Measure;
import org.xentestday.model.result.Status;

/** A guest is saved to a file and comes back from it, twice. */
record SaveRestore(GuestSpec spec) implements Procedure {
    private static final int SECONDS = 90;
    private static final int BACK_SECONDS = 30;
    private static final int ROUNDS = 2;

    @Override
    public Ending run(Stage stage) throws IOException {
        Guest guest = stage.start(spec);
        Path image = stage.file(".save");
        double saving = 0;
        double restoring = 0;
        for (int round = 1; round <= ROUNDS; round++) {
            saving = seconds(save(stage, guest, image));
            Report before = guest.report();
            stage.step("restore the guest");
            restoring = seconds(stage.must("The guest was not restored", SECONDS, "restore", image.toString()));
            Continuity.check(stage, guest, before, BACK_SECONDS);
            Files.deleteIfExists(image);
        }
        return Passed.with(stage, new Measure("save", saving, "s"), new Measure("restore", restoring, "s"));
    }

    private static Ran save(Stage stage, Guest guest, Path image) throws IOException {
        stage.step("save the guest");
        Ran ran = stage.xl(SECONDS, "save", guest.name(), image.toString());
        if (!ran.ok()
                && Refusal.in(ran.lines()).filter(Refusal.DISK_FULL::equals).isPresent()) {
            long beat = guest.report().beat();
            stage.await(
                    guest,
                    BACK_SECONDS,
                    "run on after a save for which the disk was too small",
                    said -> said.beat() > beat);
            throw StopException.because(Status.BROKEN, Refusal.DISK_FULL.code());
        }
        if (!ran.ok()) {
            throw StopException.of(ran, "The guest was not saved");
        }
        return ran;
    }

    private static double seconds(Ran ran) {
        return ran.took().toMillis() / 1000.0;
    }
}
