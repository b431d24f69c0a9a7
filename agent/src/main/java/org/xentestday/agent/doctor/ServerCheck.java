package org.xentestday.agent.doctor;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.xentestday.agent.exit.AgentException;
import org.xentestday.agent.identity.Membership;
import org.xentestday.agent.server.Server;

/**
 * Whether results can leave, and whether the clock that stamps them is right. Nobody is kept from testing by a network
 * that is not there: results wait.
 *
 * @param membership the enrolment of this machine, if there is one
 * @param server the server to ask; empty if none is known or nothing is to be asked
 */
public record ServerCheck(Optional<Membership> membership, Optional<Server> server) {
    private static final Duration TOLERANCE = Duration.ofMinutes(5);
    /** No clock that is right shows an earlier time. */
    private static final Instant WRITTEN = Instant.parse("2026-11-01T00:00:00Z");

    private static final String SET_CLOCK = "timedatectl set-ntp true, or date --set";

    List<Diagnosis> diagnoses(Clock clock) {
        List<Diagnosis> found = new ArrayList<>();
        found.add(enrolment());
        if (server.isEmpty()) {
            found.add(alone(clock.instant()));
            return found;
        }
        try {
            Instant theirs = server.get().time();
            found.add(Diagnosis.ok("server", server.get().address() + " answers."));
            found.add(clock(clock.instant(), theirs));
        } catch (AgentException e) {
            found.add(
                    Diagnosis.warning(
                            "server",
                            e.sentence(),
                            "results wait on this disk; testday send tries again, testday bundle makes a file for another machine"));
            found.add(alone(clock.instant()));
        }
        return found;
    }

    private Diagnosis enrolment() {
        return membership
                .map(known -> Diagnosis.ok(
                        "enrolment", "This machine is enrolled at " + known.server() + " for " + known.tester() + "."))
                .orElse(Diagnosis.warning(
                        "enrolment",
                        "This machine is not enrolled: results are recorded and wait.",
                        "testday enrol TOKEN --server https://HOST, with a token of the organiser"));
    }

    private static Diagnosis clock(Instant ours, Instant theirs) {
        Duration ahead = Duration.between(theirs, ours);
        if (ahead.abs().compareTo(TOLERANCE) <= 0) {
            return Diagnosis.ok("clock", "The clock agrees with the server's.");
        }
        return Diagnosis.warning(
                "clock",
                "The clock is " + ahead.abs().toMinutes() + " minutes " + (ahead.isNegative() ? "behind" : "ahead of")
                        + " the server's: results would be dated wrongly, and certificates judged wrongly.",
                SET_CLOCK);
    }

    /** Without a server there is only one thing a clock can be held to. */
    private static Diagnosis alone(Instant ours) {
        return ours.isBefore(WRITTEN)
                ? Diagnosis.warning(
                        "clock",
                        "The clock says " + ours.atZone(ZoneOffset.UTC).toLocalDate()
                                + ", which was before this program"
                                + " was written: certificates will be judged wrongly.",
                        SET_CLOCK)
                : Diagnosis.ok("clock", "The clock was compared with no server's.");
    }
}
