package org.xentestday.agent.procedure;

import java.io.IOException;
import java.time.Duration;
import org.xentestday.agent.guest.Guest;
import org.xentestday.agent.guest.GuestSpec;
import org.xentestday.agent.guest.Report;
import org.xentestday.agent.xl.Domain;
import org.xentestday.model.result.Measure;

/** A guest starts, answers, and ends when it is asked. */
record GuestStarts(GuestSpec spec) implements Procedure {
    private static final int SHUTDOWN_SECONDS = 30;
    private static final int KIB = 1024;
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);

    @Override
    public Ending run(Stage stage) throws IOException {
        Guest guest = stage.start(spec);
        Report report = stage.await(guest, 10, "stay alive", said -> said.beat() > 0);
        if (report.cpus() != spec.vcpus()) {
            throw StopException.fail("The guest has " + report.cpus() + " processors and not " + spec.vcpus() + ".");
        }
        if (report.memory() > (long) spec.memory() * KIB || report.memory() < (long) spec.memory() * KIB / 2) {
            throw StopException.fail("The guest counts " + report.memory() / KIB + " MiB of memory and not about "
                    + spec.memory() + ".");
        }
        report.troubles().forEach(line -> stage.warn("The guest's kernel says: " + line));
        shutDown(stage, guest);
        return Passed.with(stage, new Measure("guest-up", report.up(), "s"));
    }

    /** Without {@code -w}, which waits for ever for a guest that does not listen. */
    private static void shutDown(Stage stage, Guest guest) throws IOException {
        stage.step("ask the guest to end");
        stage.must("The guest was not asked to end", 20, "shutdown", guest.name());
        Duration most = stage.lab().pace().seconds(SHUTDOWN_SECONDS);
        long deadline = stage.lab().ticker().nanos() + most.toNanos();
        while (stage.domains().stream().anyMatch(domain -> lives(domain, guest))) {
            if (stage.lab().ticker().nanos() > deadline) {
                throw StopException.fail("The guest did not end within " + most.toSeconds() + " s of being asked.");
            }
            stage.pause(BETWEEN_LOOKS);
        }
    }

    private static boolean lives(Domain domain, Guest guest) {
        return domain.is(guest.name(), Guest.uuid(guest.name())) && !domain.down();
    }
}
