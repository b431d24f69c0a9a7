package org.xentestday.agent.procedure;

import java.io.IOException;
import org.xentestday.agent.command.Ran;
import org.xentestday.agent.guest.Guest;
import org.xentestday.agent.guest.GuestSpec;
import org.xentestday.agent.guest.Report;
import org.xentestday.model.result.Measure;

/** A guest migrates to the host it is on, again and again. Without ssh: the receiving end is run here. */
record LocalMigrate(GuestSpec spec) implements Procedure {
    private static final int SECONDS = 120;
    private static final int BACK_SECONDS = 30;
    private static final int ROUNDS = 11;

    @Override
    public Ending run(Stage stage) throws IOException {
        Guest guest = stage.start(spec);
        double took = 0;
        for (int round = 1; round <= ROUNDS; round++) {
            stage.step("migrate the guest, time " + round + " of " + ROUNDS);
            Report before = guest.report();
            Ran ran = stage.must(
                    "The guest did not migrate", SECONDS, "migrate", "-s", "", guest.name(), "xl migrate-receive");
            took = ran.took().toMillis() / 1000.0;
            Continuity.check(stage, guest, before, BACK_SECONDS);
        }
        return Passed.with(stage, new Measure("migrate", took, "s"));
    }
}
