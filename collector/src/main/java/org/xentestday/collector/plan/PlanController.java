package org.xentestday.collector.plan;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Put;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.io.InputStream;
import java.util.Collection;
import org.xentestday.collector.document.Document;
import org.xentestday.collector.document.Publisher;
import org.xentestday.collector.enrol.Organiser;
import org.xentestday.collector.problem.ProblemException;
import org.xentestday.collector.registry.CaughtUp;
import org.xentestday.collector.registry.Registry;
import org.xentestday.collector.role.InRole;
import org.xentestday.collector.role.Role;
import org.xentestday.model.event.EventType;
import org.xentestday.model.plan.Plan;

/** Plans over HTTP. */
@Controller("/api/v1/plans")
@InRole(Role.ENROL)
@ExecuteOn(TaskExecutors.BLOCKING)
final class PlanController {
    private static final Document<Plan> PLAN = new Document<>(EventType.PLAN, Plan.class, Plan::id);

    private final Organiser organiser;
    private final Publisher publisher;
    private final Registry registry;
    private final CaughtUp caughtUp;

    PlanController(Organiser organiser, Publisher publisher, Registry registry, CaughtUp caughtUp) {
        this.organiser = organiser;
        this.publisher = publisher;
        this.registry = registry;
        this.caughtUp = caughtUp;
    }

    @Get
    Collection<Plan> all() {
        caughtUp.require();
        return registry.plans();
    }

    @Get("/{id}")
    Plan one(String id) {
        return registry.plan(id).orElseThrow(() -> {
            caughtUp.require();
            return ProblemException.of(HttpStatus.NOT_FOUND, "unknown-plan", "There is no plan " + id + ".");
        });
    }

    @Put("/{id}")
    @Consumes(MediaType.APPLICATION_JSON)
    Plan putJson(HttpRequest<?> request, String id, @Body InputStream body) {
        organiser.require(request);
        return publish(PLAN.json(id, body));
    }

    @Put("/{id}")
    @Consumes({"application/yaml", "application/x-yaml", "text/yaml"})
    Plan putYaml(HttpRequest<?> request, String id, @Body InputStream body) {
        organiser.require(request);
        return publish(PLAN.yaml(id, body));
    }

    private Plan publish(Plan plan) {
        publisher.publish(EventType.PLAN, plan.id(), plan, patience -> registry.await(plan, patience));
        return plan;
    }
}
