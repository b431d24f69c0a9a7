package org.xentestday.collector.intake;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import org.xentestday.collector.problem.Problem;
import org.xentestday.collector.role.InRole;
import org.xentestday.collector.role.Role;
import org.xentestday.model.event.EventType;

/** Counts what came in and what did not. */
@Singleton
@InRole(Role.INTAKE)
final class IntakeMeters {
    private final MeterRegistry meters;

    IntakeMeters(MeterRegistry meters) {
        this.meters = meters;
    }

    /** An event is in the log. */
    void accepted(EventType type) {
        meters.counter("testday.intake.accepted", "type", type.schema()).increment();
    }

    /** An event was answered with that problem. */
    void refused(Problem problem) {
        meters.counter("testday.intake.refused", "reason", problem.code()).increment();
    }
}
