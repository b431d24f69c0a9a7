package org.xentestday.collector.intake;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.xentestday.collector.problem.BodyFault;
import org.xentestday.collector.role.InRole;
import org.xentestday.collector.role.Role;
import org.xentestday.model.event.Event;
import org.xentestday.model.event.RejectedException;
import org.xentestday.model.event.StructuredMode;

/** Results and activity over HTTP. 202 means that the log has it. */
@Controller("/api/v1")
@InRole(Role.INTAKE)
@ExecuteOn(TaskExecutors.BLOCKING)
final class IntakeController {
    private static final String NDJSON = "application/x-ndjson";

    private final Door door;
    private final BatchReader batches;
    private final Intake intake;
    private final BundleIntake bundles;

    IntakeController(Door door, BatchReader batches, Intake intake, BundleIntake bundles) {
        this.door = door;
        this.batches = batches;
        this.intake = intake;
        this.bundles = bundles;
    }

    /**
     * What was taken.
     *
     * @param id of the event
     */
    record Taken(String id) {}

    /**
     * What became of a batch.
     *
     * @param outcomes one a line
     */
    record BatchOutcome(List<LineOutcome> outcomes) {}

    /** One result as a CloudEvent, structured or with ce-* headers, signed by its machine. */
    @ApiResponse(responseCode = "202", description = "The log has it.", useReturnTypeSchema = true)
    @ApiResponse(responseCode = "400", description = "malformed, invalid, id-mismatch, unknown-type, unknown-version")
    @ApiResponse(responseCode = "403", description = "unsigned, not-enrolled, wrong-signature, wrong-machine")
    @ApiResponse(responseCode = "413", description = "too-large")
    @ApiResponse(responseCode = "429", description = "too-many-requests")
    @ApiResponse(responseCode = "503", description = "kafka-away, starting")
    @Post("/results")
    @Consumes({StructuredMode.CONTENT_TYPE, MediaType.APPLICATION_JSON})
    HttpResponse<Taken> result(HttpRequest<?> request, @Body InputStream body) {
        return HttpResponse.accepted().body(new Taken(intake.take(door.result(() -> event(request, body)))));
    }

    /** One activity event: a run begins or ends. */
    @ApiResponse(responseCode = "202", description = "The log has it.", useReturnTypeSchema = true)
    @ApiResponse(responseCode = "400", description = "malformed, invalid, id-mismatch, unknown-type, unknown-version")
    @ApiResponse(responseCode = "403", description = "unsigned, not-enrolled, wrong-signature, wrong-machine")
    @ApiResponse(responseCode = "413", description = "too-large")
    @ApiResponse(responseCode = "429", description = "too-many-requests")
    @ApiResponse(responseCode = "503", description = "kafka-away, starting")
    @Post("/activity")
    @Consumes({StructuredMode.CONTENT_TYPE, MediaType.APPLICATION_JSON})
    HttpResponse<Taken> activity(HttpRequest<?> request, @Body InputStream body) {
        return HttpResponse.accepted().body(new Taken(intake.take(door.activity(() -> event(request, body)))));
    }

    /** Up to 200 results, one structured event a line; each line has its own outcome. */
    @ApiResponse(responseCode = "202", description = "The log has all of them.", useReturnTypeSchema = true)
    @ApiResponse(
            responseCode = "207",
            description = "Some were not taken: see their outcomes.",
            useReturnTypeSchema = true)
    @ApiResponse(responseCode = "400", description = "malformed")
    @ApiResponse(responseCode = "413", description = "too-large, batch-too-large")
    @ApiResponse(responseCode = "503", description = "kafka-away, starting")
    @Post("/results/batch")
    @Consumes(NDJSON)
    HttpResponse<BatchOutcome> batch(@Body InputStream body) {
        List<LineOutcome> outcomes = intake.take(lines(body));
        boolean all = outcomes.stream().allMatch(outcome -> outcome.problem() == null);
        return HttpResponse.<BatchOutcome>status(all ? HttpStatus.ACCEPTED : HttpStatus.MULTI_STATUS)
                .body(new BatchOutcome(outcomes));
    }

    /** A file that testday bundle wrote, as it is; each result in it has its own outcome. */
    @ApiResponse(responseCode = "202", description = "The log has all of it.", useReturnTypeSchema = true)
    @ApiResponse(
            responseCode = "207",
            description = "Some were not taken, or the file is damaged.",
            useReturnTypeSchema = true)
    @ApiResponse(responseCode = "400", description = "malformed")
    @ApiResponse(responseCode = "413", description = "too-large, batch-too-large")
    @ApiResponse(responseCode = "503", description = "kafka-away, starting")
    @Post("/results/bundle")
    @Consumes("application/gzip")
    HttpResponse<BundleIntake.Delivery> bundle(@Body InputStream body) {
        BundleIntake.Delivery delivery = bundles.take(body);
        return HttpResponse.<BundleIntake.Delivery>status(
                        delivery.all() ? HttpStatus.ACCEPTED : HttpStatus.MULTI_STATUS)
                .body(delivery);
    }

    private List<NumberedLine> lines(InputStream body) {
        try {
            return batches.read(body);
        } catch (IOException e) {
            throw BodyFault.of(e);
        }
    }

    private static Event event(HttpRequest<?> request, InputStream body) throws RejectedException {
        byte[] bytes = Sizes.read(body);
        boolean structured = request.getContentType()
                .filter(type -> type.getName().equals(StructuredMode.CONTENT_TYPE))
                .isPresent();
        return structured ? Envelope.structured(bytes) : Envelope.binary(headers(request), bytes);
    }

    private static Map<String, String> headers(HttpRequest<?> request) {
        Map<String, String> headers = new HashMap<>();
        request.getHeaders().forEachValue(headers::putIfAbsent);
        return headers;
    }
}
