package org.xentestday.collector.plan;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Put;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.io.InputStream;
import java.util.Collection;
import java.util.List;
import org.xentestday.collector.document.Document;
import org.xentestday.collector.enrol.Organiser;
import org.xentestday.collector.registry.CaughtUp;
import org.xentestday.collector.registry.Registry;
import org.xentestday.collector.role.InRole;
import org.xentestday.collector.role.Role;
import org.xentestday.model.catalogue.Catalogue;
import org.xentestday.model.event.EventType;
import org.xentestday.model.plan.Plan;

/** Plans over HTTP: everyone reads them, the organiser writes them and sees what they were. */
@Controller("/api/v1/plans")
@InRole(Role.ENROL)
@ExecuteOn(TaskExecutors.BLOCKING)
final class PlanController {
    private final Document<Plan> document =
            new Document<>(EventType.PLAN, Plan.class, Plan::id, new PlanCheck(Catalogue.shipped())::faults);
    private final Organiser organiser;
    private final Plans plans;
    private final PlanHistory history;
    private final Registry registry;
    private final CaughtUp caughtUp;

    PlanController(Organiser organiser, Plans plans, PlanHistory history, Registry registry, CaughtUp caughtUp) {
        this.organiser = organiser;
        this.plans = plans;
        this.history = history;
        this.registry = registry;
        this.caughtUp = caughtUp;
    }

    /** All plans, by id. */
    @ApiResponse(responseCode = "200", description = "All plans.", useReturnTypeSchema = true)
    @ApiResponse(responseCode = "503", description = "starting")
    @Get
    Collection<Plan> all() {
        caughtUp.require();
        return registry.plans();
    }

    /** A plan with its entity tag; 304 for who knows it. */
    @ApiResponse(responseCode = "200", description = "The plan.", useReturnTypeSchema = true)
    @ApiResponse(responseCode = "304", description = "As it was: see If-None-Match.")
    @ApiResponse(responseCode = "404", description = "unknown-plan")
    @ApiResponse(responseCode = "503", description = "starting")
    @Get("/{id}")
    HttpResponse<Plan> one(HttpRequest<?> request, String id) {
        Plan plan = plans.require(id);
        String tag = quoted(Plans.tag(plan));
        boolean known = tag.equals(request.getHeaders().get(HttpHeaders.IF_NONE_MATCH));
        return (known ? HttpResponse.<Plan>notModified() : HttpResponse.ok(plan)).header(HttpHeaders.ETAG, tag);
    }

    /** Every version of a plan, oldest first; for the organiser. */
    @ApiResponse(responseCode = "200", description = "All versions.", useReturnTypeSchema = true)
    @ApiResponse(responseCode = "401", description = "organiser-only")
    @ApiResponse(responseCode = "403", description = "organiser-not-configured")
    @ApiResponse(responseCode = "404", description = "unknown-plan")
    @ApiResponse(responseCode = "503", description = "starting")
    @Get("/{id}/revisions")
    List<Revision> revisions(HttpRequest<?> request, String id) {
        organiser.require(request);
        plans.require(id);
        return history.of(id);
    }

    /** Publishes a plan, in JSON or YAML. */
    @ApiResponse(responseCode = "200", description = "The plan as it now holds.", useReturnTypeSchema = true)
    @ApiResponse(responseCode = "400", description = "malformed, invalid, id-mismatch")
    @ApiResponse(responseCode = "401", description = "organiser-only")
    @ApiResponse(responseCode = "403", description = "organiser-not-configured")
    @ApiResponse(responseCode = "412", description = "changed-meanwhile")
    @ApiResponse(responseCode = "413", description = "too-large")
    @ApiResponse(responseCode = "428", description = "version-wanted")
    @ApiResponse(responseCode = "503", description = "kafka-away, starting")
    @Put("/{id}")
    @Consumes({MediaType.APPLICATION_JSON, Document.YAML_TYPE, Document.OLD_YAML_TYPE, Document.TEXT_YAML_TYPE})
    HttpResponse<Plan> put(HttpRequest<?> request, String id, @Body InputStream body) {
        organiser.require(request);
        return apply(request, document.of(request, id, body));
    }

    /** Publishes a plan, in JSON or YAML, under the id that it gives itself. */
    @ApiResponse(responseCode = "200", description = "The plan as it now holds.", useReturnTypeSchema = true)
    @ApiResponse(responseCode = "400", description = "malformed, invalid")
    @ApiResponse(responseCode = "401", description = "organiser-only")
    @ApiResponse(responseCode = "403", description = "organiser-not-configured")
    @ApiResponse(responseCode = "412", description = "changed-meanwhile")
    @ApiResponse(responseCode = "413", description = "too-large")
    @ApiResponse(responseCode = "428", description = "version-wanted")
    @ApiResponse(responseCode = "503", description = "kafka-away, starting")
    @Post
    @Consumes({MediaType.APPLICATION_JSON, Document.YAML_TYPE, Document.OLD_YAML_TYPE, Document.TEXT_YAML_TYPE})
    HttpResponse<Plan> post(HttpRequest<?> request, @Body InputStream body) {
        organiser.require(request);
        return apply(request, document.of(request, body));
    }

    /** Says which areas commits touched, and publishes that with the plan. */
    @ApiResponse(responseCode = "200", description = "The plan with the areas touched.", useReturnTypeSchema = true)
    @ApiResponse(responseCode = "400", description = "malformed")
    @ApiResponse(responseCode = "401", description = "organiser-only")
    @ApiResponse(responseCode = "403", description = "organiser-not-configured")
    @ApiResponse(responseCode = "404", description = "unknown-plan")
    @ApiResponse(responseCode = "413", description = "too-large")
    @ApiResponse(responseCode = "503", description = "kafka-away, starting")
    @Post("/{id}/commits")
    @Consumes({MediaType.TEXT_PLAIN, MediaType.APPLICATION_JSON})
    HttpResponse<Plan> commits(HttpRequest<?> request, String id, @Body InputStream body) {
        organiser.require(request);
        List<Plan.Touched> touched = AreaTable.shipped().touched(Commits.read(body));
        return answer(plans.change(id, plan -> plan.touching(touched)));
    }

    private HttpResponse<Plan> apply(HttpRequest<?> request, Plan plan) {
        return answer(plans.apply(plan, Precondition.of(request)));
    }

    private static HttpResponse<Plan> answer(Revision revision) {
        return HttpResponse.ok(revision.plan())
                .header(HttpHeaders.ETAG, quoted(revision.tag()))
                .header("X-Plan-Version", Integer.toString(revision.version()));
    }

    private static String quoted(String tag) {
        return "\"" + tag + "\"";
    }
}
