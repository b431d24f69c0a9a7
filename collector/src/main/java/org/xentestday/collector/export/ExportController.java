package org.xentestday.collector.export;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.server.types.files.StreamedFile;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import org.apache.kafka.common.KafkaException;
import org.xentestday.collector.kafka.KafkaAway;
import org.xentestday.collector.problem.ProblemException;
import org.xentestday.collector.registry.CaughtUp;
import org.xentestday.collector.registry.Registry;
import org.xentestday.collector.role.InRole;
import org.xentestday.collector.role.Role;
import org.xentestday.model.plan.Plan;

/** Exports over HTTP. */
@Controller("/api/v1/plans")
@InRole(Role.ENROL)
@ExecuteOn(TaskExecutors.BLOCKING)
final class ExportController {
    private static final String NDJSON = "application/x-ndjson";

    private final Export export;
    private final Registry registry;
    private final CaughtUp caughtUp;

    ExportController(Export export, Registry registry, CaughtUp caughtUp) {
        this.export = export;
        this.registry = registry;
        this.caughtUp = caughtUp;
    }

    /** All results of the TestDay's release with what they are judged by, one event a line, while they are read. */
    @ApiResponse(responseCode = "200", description = "One event a line, CloudEvents structured JSON.")
    @ApiResponse(responseCode = "404", description = "unknown-plan")
    @ApiResponse(responseCode = "503", description = "kafka-away, starting")
    @Get(uri = "/{id}/results.ndjson", produces = NDJSON)
    HttpResponse<StreamedFile> results(String id) {
        Plan plan = registry.plan(id).orElseThrow(() -> {
            caughtUp.require();
            return ProblemException.of(HttpStatus.NOT_FOUND, "unknown-plan", "There is no plan " + id + ".");
        });
        try {
            return HttpResponse.ok(new StreamedFile(export.of(plan), MediaType.of(NDJSON)))
                    .header(HttpHeaders.CACHE_CONTROL, "no-store");
        } catch (KafkaException _) {
            throw KafkaAway.problem();
        }
    }
}
