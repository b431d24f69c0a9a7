package org.xentestday.collector.issue;

import io.micronaut.http.HttpRequest;
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
import org.xentestday.collector.registry.CaughtUp;
import org.xentestday.collector.registry.Registry;
import org.xentestday.collector.role.InRole;
import org.xentestday.collector.role.Role;
import org.xentestday.model.event.EventType;
import org.xentestday.model.issue.KnownIssue;

/** Known issues over HTTP. */
@Controller("/api/v1/issues")
@InRole(Role.ENROL)
@ExecuteOn(TaskExecutors.BLOCKING)
final class IssueController {
    private static final Document<KnownIssue> ISSUE = new Document<>(EventType.ISSUE, KnownIssue.class, KnownIssue::id);

    private final Organiser organiser;
    private final Publisher publisher;
    private final Registry registry;
    private final CaughtUp caughtUp;

    IssueController(Organiser organiser, Publisher publisher, Registry registry, CaughtUp caughtUp) {
        this.organiser = organiser;
        this.publisher = publisher;
        this.registry = registry;
        this.caughtUp = caughtUp;
    }

    /** All known issues. */
    @ApiResponse(responseCode = "200", description = "All known issues.", useReturnTypeSchema = true)
    @ApiResponse(responseCode = "503", description = "starting")
    @Get
    Collection<KnownIssue> all() {
        caughtUp.require();
        return registry.issues();
    }

    /** Publishes a known issue, in JSON or YAML; it replaces the one of the same id. */
    @ApiResponse(responseCode = "200", description = "The known issue as it now holds.", useReturnTypeSchema = true)
    @ApiResponse(responseCode = "400", description = "malformed, invalid, id-mismatch")
    @ApiResponse(responseCode = "401", description = "organiser-only")
    @ApiResponse(responseCode = "403", description = "organiser-not-configured")
    @ApiResponse(responseCode = "413", description = "too-large")
    @ApiResponse(responseCode = "503", description = "kafka-away")
    @Put("/{id}")
    @Consumes({MediaType.APPLICATION_JSON, Document.YAML_TYPE, Document.OLD_YAML_TYPE, Document.TEXT_YAML_TYPE})
    KnownIssue put(HttpRequest<?> request, String id, @Body InputStream body) {
        organiser.require(request);
        KnownIssue issue = ISSUE.of(request, id, body);
        publisher.publish(EventType.ISSUE, issue.id(), issue, patience -> registry.await(issue, patience));
        return issue;
    }
}
