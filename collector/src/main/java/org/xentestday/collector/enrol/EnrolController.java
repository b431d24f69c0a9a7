package org.xentestday.collector.enrol;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.xentestday.collector.registry.CaughtUp;
import org.xentestday.collector.registry.Registry;
import org.xentestday.collector.role.InRole;
import org.xentestday.collector.role.Role;

/** Enrolment for whoever has a token; what became of it for the organiser. */
@Controller("/api/v1/enrolments")
@InRole(Role.ENROL)
@ExecuteOn(TaskExecutors.BLOCKING)
final class EnrolController {
    private final Organiser organiser;
    private final Enroller enroller;
    private final People people;
    private final Registry registry;
    private final CaughtUp caughtUp;
    private final LastSeen lastSeen;

    EnrolController(
            Organiser organiser,
            Enroller enroller,
            People people,
            Registry registry,
            CaughtUp caughtUp,
            LastSeen lastSeen) {
        this.organiser = organiser;
        this.enroller = enroller;
        this.people = people;
        this.registry = registry;
        this.caughtUp = caughtUp;
        this.lastSeen = lastSeen;
    }

    /** Lets a machine in, or a person who has neither key nor machine; a token does so once. */
    @ApiResponse(
            responseCode = "201",
            description = "The secrets of who is let in; they are shown once.",
            content = @Content(schema = @Schema(oneOf = {LetIn.class, People.Opened.class})))
    @ApiResponse(responseCode = "400", description = "malformed, invalid")
    @ApiResponse(responseCode = "403", description = "token-refused, revoked")
    @ApiResponse(responseCode = "409", description = "already-enrolled")
    @ApiResponse(responseCode = "503", description = "kafka-away, starting")
    @Post
    HttpResponse<?> enrolment(@Body EnrolmentRequest body) {
        return HttpResponse.created(
                body.ofPerson() ? people.enter(String.valueOf(body.token())) : enroller.enrol(body.check()));
    }

    /** Machines that were ever let in, and when they were last heard of. */
    @ApiResponse(responseCode = "200", description = "The machines.", useReturnTypeSchema = true)
    @ApiResponse(responseCode = "401", description = "organiser-only")
    @ApiResponse(responseCode = "403", description = "organiser-not-configured")
    @ApiResponse(responseCode = "503", description = "starting")
    @Get
    List<Listed.Machine> machines(HttpRequest<?> request) {
        organiser.require(request);
        caughtUp.require();
        Map<String, Instant> seen = lastSeen.byMachine();
        return registry.enrolments().stream()
                .map(enrolment -> Listed.Machine.of(enrolment, seen))
                .toList();
    }

    /** Refuses a machine's key from now on, for good; what arrived before stays counted. */
    @ApiResponse(responseCode = "200", description = "The machine.", useReturnTypeSchema = true)
    @ApiResponse(responseCode = "401", description = "organiser-only")
    @ApiResponse(responseCode = "403", description = "organiser-not-configured")
    @ApiResponse(responseCode = "404", description = "unknown-key")
    @ApiResponse(responseCode = "503", description = "kafka-away, starting")
    @Post("/{kid}/revocation")
    Listed.Machine revocation(HttpRequest<?> request, String kid) {
        organiser.require(request);
        return Listed.Machine.of(enroller.revoke(kid), Map.of());
    }

    /** Takes a machine's credentials away, and makes the token with which it gets others. */
    @ApiResponse(responseCode = "201", description = "The token; it is shown once.", useReturnTypeSchema = true)
    @ApiResponse(responseCode = "401", description = "organiser-only")
    @ApiResponse(responseCode = "403", description = "organiser-not-configured, revoked")
    @ApiResponse(responseCode = "404", description = "unknown-key")
    @ApiResponse(responseCode = "503", description = "kafka-away, starting")
    @Post("/{kid}/rotation")
    HttpResponse<Tokens.NewToken> rotation(HttpRequest<?> request, String kid) {
        organiser.require(request);
        return HttpResponse.created(enroller.rotate(kid));
    }
}
