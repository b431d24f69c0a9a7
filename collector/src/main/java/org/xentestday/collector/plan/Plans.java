package org.xentestday.collector.plan;

import io.micronaut.http.HttpStatus;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.UnaryOperator;
import org.xentestday.collector.document.Publisher;
import org.xentestday.collector.problem.ProblemException;
import org.xentestday.collector.registry.CaughtUp;
import org.xentestday.collector.registry.Registry;
import org.xentestday.collector.role.InRole;
import org.xentestday.collector.role.Role;
import org.xentestday.model.event.EventType;
import org.xentestday.model.json.Hashes;
import org.xentestday.model.json.Json;
import org.xentestday.model.plan.Plan;

/** The plans: what the log has is the present, and one change is made at a time. Thread-safe. */
@Singleton
@InRole(Role.ENROL)
final class Plans {
    private final InstantSource clock = InstantSource.system();
    private final Publisher publisher;
    private final Registry registry;
    private final CaughtUp caughtUp;
    private final PlanHistory history;
    private final ReentrantLock lock = new ReentrantLock();

    Plans(Publisher publisher, Registry registry, CaughtUp caughtUp, PlanHistory history) {
        this.publisher = publisher;
        this.registry = registry;
        this.caughtUp = caughtUp;
        this.history = history;
    }

    /** The plan of that id; ends the request where there is none, or where that is not known yet. */
    Plan require(String id) {
        return registry.plan(id).orElseThrow(() -> {
            caughtUp.require();
            return ProblemException.of(HttpStatus.NOT_FOUND, "unknown-plan", "There is no plan " + id + ".");
        });
    }

    /** Publishes a plan if the precondition holds. */
    Revision apply(Plan plan, Precondition precondition) {
        lock.lock();
        try {
            caughtUp.require();
            precondition.require(registry.plan(plan.id()).map(Plans::tag).orElse(null), tag(plan));
            return publish(plan);
        } finally {
            lock.unlock();
        }
    }

    /** Publishes what becomes of the plan as it is now. */
    Revision change(String id, UnaryOperator<Plan> change) {
        lock.lock();
        try {
            return publish(change.apply(require(id)));
        } finally {
            lock.unlock();
        }
    }

    private Revision publish(Plan plan) {
        Revision revision = history.add(plan, tag(plan), clock.instant().truncatedTo(ChronoUnit.MILLIS));
        publisher.publish(EventType.PLAN, plan.id(), plan, patience -> registry.await(plan, patience));
        return revision;
    }

    /** Names the content of a plan. */
    static String tag(Plan plan) {
        return HexFormat.of().formatHex(Hashes.sha256(Json.write(plan))).substring(0, 16);
    }
}
