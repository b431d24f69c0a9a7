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
import io.swagger.v3.oas.annotations.responses.ApiResponse;
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

    /** All plans. */
    @ApiResponse(responseCode = "200", description = "All plans.", useReturnTypeSchema = true)
    @ApiResponse(responseCode = "503", description = "starting")
    @Get
    Collection<Plan> all() {
        caughtUp.require();
        return registry.plans();
    }

    /** One plan. */
    @ApiResponse(responseCode = "200", description = "The plan.", useReturnTypeSchema = true)
    @ApiResponse(responseCode = "404", description = "unknown-plan")
    @ApiResponse(responseCode = "503", description = "starting")
    @Get("/{id}")
    Plan one(String id) {
        return registry.plan(id).orElseThrow(() -> {
            caughtUp.require();
            return ProblemException.of(HttpStatus.NOT_FOUND, "unknown-plan", "There is no plan " + id + ".");
        });
    }

    /** Publishes a plan; it replaces the one of the same id. */
    @ApiResponse(responseCode = "200", description = "The plan as it now holds.", useReturnTypeSchema = true)
    @ApiResponse(responseCode = "400", description = "malformed, invalid, id-mismatch")
    @ApiResponse(responseCode = "401", description = "organiser-only")
    @ApiResponse(responseCode = "403", description = "organiser-not-configured")
    @ApiResponse(responseCode = "413", description = "too-large")
    @ApiResponse(responseCode = "503", description = "kafka-away")
    @Put("/{id}")
    @Consumes(MediaType.APPLICATION_JSON)
    Plan putJson(HttpRequest<?> request, String id, @Body InputStream body) {
        organiser.require(request);
        return publish(PLAN.json(id, body));
    }

    /** Publishes a plan; it replaces the one of the same id. */
    @ApiResponse(responseCode = "200", description = "The plan as it now holds.", useReturnTypeSchema = true)
    @ApiResponse(responseCode = "400", description = "malformed, invalid, id-mismatch")
    @ApiResponse(responseCode = "401", description = "organiser-only")
    @ApiResponse(responseCode = "403", description = "organiser-not-configured")
    @ApiResponse(responseCode = "413", description = "too-large")
    @ApiResponse(responseCode = "503", description = "kafka-away")
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
