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
import java.io.IOException;
import java.io.InputStream;
import java.util.Collection;
import org.xentestday.collector.enrol.Organiser;
import org.xentestday.collector.problem.BodyFault;
import org.xentestday.collector.problem.ProblemException;
import org.xentestday.collector.registry.CaughtUp;
import org.xentestday.collector.registry.Registry;
import org.xentestday.collector.role.InRole;
import org.xentestday.collector.role.Role;
import org.xentestday.model.plan.Plan;

/** Plans over HTTP. */
@Controller("/api/v1/plans")
@InRole(Role.ENROL)
@ExecuteOn(TaskExecutors.BLOCKING)
final class PlanController {
    private static final int MOST_BYTES = 256 * 1024;

    private final Organiser organiser;
    private final Plans plans;
    private final Registry registry;
    private final CaughtUp caughtUp;

    PlanController(Organiser organiser, Plans plans, Registry registry, CaughtUp caughtUp) {
        this.organiser = organiser;
        this.plans = plans;
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
        return put(id, PlanReader.json(read(body)));
    }

    @Put("/{id}")
    @Consumes({"application/yaml", "application/x-yaml", "text/yaml"})
    Plan putYaml(HttpRequest<?> request, String id, @Body InputStream body) {
        organiser.require(request);
        return put(id, PlanReader.yaml(read(body)));
    }

    private Plan put(String id, Plan plan) {
        if (!plan.id().equals(id)) {
            throw ProblemException.of(
                    HttpStatus.BAD_REQUEST,
                    "id-mismatch",
                    "The plan calls itself " + plan.id() + ", the address says " + id + ".");
        }
        plans.publish(plan);
        return plan;
    }

    private static byte[] read(InputStream body) {
        try {
            byte[] bytes = body.readNBytes(MOST_BYTES + 1);
            if (bytes.length <= MOST_BYTES) {
                return bytes;
            }
        } catch (IOException e) {
            throw BodyFault.of(e);
        }
        throw ProblemException.of(
                HttpStatus.REQUEST_ENTITY_TOO_LARGE, "too-large", "A plan has at most " + MOST_BYTES + " bytes.");
    }
}
