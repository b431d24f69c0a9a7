package org.xentestday.collector.intake;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import org.xentestday.collector.limit.KeyLimit;
import org.xentestday.collector.registry.CaughtUp;
import org.xentestday.collector.registry.Registry;
import org.xentestday.collector.role.InRole;
import org.xentestday.collector.role.Role;
import org.xentestday.model.event.ActivityCheck;
import org.xentestday.model.event.Event;
import org.xentestday.model.event.RejectedException;
import org.xentestday.model.event.ResultCheck;
import org.xentestday.model.sign.Doubt;

/** Decides who and what comes in. The same checks for one event and for a line of a batch. */
@Singleton
@InRole(Role.INTAKE)
final class Door {
    private final SignatureCheck signatures;
    private final CaughtUp registry;
    private final KeyLimit limit;

    Door(Registry registry, CaughtUp caughtUp, KeyLimit limit) {
        this.signatures = new SignatureCheck(registry);
        this.registry = caughtUp;
        this.limit = limit;
    }

    /** How an event is read; it may be none. */
    interface Reading {
        Event read() throws RejectedException;
    }

    /** Whether that is a result that may enter. */
    Admission result(Reading reading) {
        return admit(reading, event -> ResultCheck.check(event).machine());
    }

    /** Whether that is an activity that may enter. */
    Admission activity(Reading reading) {
        return admit(reading, event -> ActivityCheck.check(event).machine());
    }

    private interface MachineOf {
        String machine(Event event) throws RejectedException;
    }

    private Admission admit(Reading reading, MachineOf check) {
        try {
            Event event = reading.read();
            Optional<Doubt> doubt = signatures.doubt(event, check.machine(event));
            if (doubt.isEmpty()) {
                return withinLimit(event);
            }
            if (doubt.get() == Doubt.NOT_ENROLLED) {
                registry.require(); // it may be enrolled and not yet known here
            }
            return Admission.Refused.because(doubt.get());
        } catch (RejectedException e) {
            return Admission.Refused.because(e);
        }
    }

    private Admission withinLimit(Event event) {
        String kid =
                Objects.requireNonNull(event.signature(), "it was verified").kid();
        Optional<Duration> wait = limit.wait(kid);
        return wait.isPresent() ? Admission.Later.after(wait.get()) : new Admission.Admitted(event);
    }
}
