package org.xentestday.collector.enrol;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.util.List;
import org.xentestday.collector.registry.CaughtUp;
import org.xentestday.collector.registry.Registry;
import org.xentestday.collector.role.InRole;
import org.xentestday.collector.role.Role;

/** Accounts of people, for the organiser. */
@Controller("/api/v1/accounts")
@InRole(Role.ENROL)
@ExecuteOn(TaskExecutors.BLOCKING)
final class AccountController {
    private final Organiser organiser;
    private final People people;
    private final Registry registry;
    private final CaughtUp caughtUp;

    AccountController(Organiser organiser, People people, Registry registry, CaughtUp caughtUp) {
        this.organiser = organiser;
        this.people = people;
        this.registry = registry;
        this.caughtUp = caughtUp;
    }

    /** People who were ever let in. */
    @ApiResponse(responseCode = "200", description = "The accounts.", useReturnTypeSchema = true)
    @ApiResponse(responseCode = "401", description = "organiser-only")
    @ApiResponse(responseCode = "403", description = "organiser-not-configured")
    @ApiResponse(responseCode = "503", description = "starting")
    @Get
    List<Listed.Person> accounts(HttpRequest<?> request) {
        organiser.require(request);
        caughtUp.require();
        return registry.accounts().stream().map(Listed.Person::of).toList();
    }

    /** Refuses a person from now on, for good. */
    @ApiResponse(responseCode = "200", description = "The account.", useReturnTypeSchema = true)
    @ApiResponse(responseCode = "401", description = "organiser-only")
    @ApiResponse(responseCode = "403", description = "organiser-not-configured")
    @ApiResponse(responseCode = "404", description = "unknown-account")
    @ApiResponse(responseCode = "503", description = "kafka-away, starting")
    @Post("/{id}/revocation")
    Listed.Person revocation(HttpRequest<?> request, String id) {
        organiser.require(request);
        return Listed.Person.of(people.revoke(id));
    }

    /** Another credential for a person; the one before is of no use. */
    @ApiResponse(responseCode = "201", description = "The credential; it is shown once.", useReturnTypeSchema = true)
    @ApiResponse(responseCode = "401", description = "organiser-only")
    @ApiResponse(responseCode = "403", description = "organiser-not-configured, revoked")
    @ApiResponse(responseCode = "404", description = "unknown-account")
    @ApiResponse(responseCode = "503", description = "kafka-away, starting")
    @Post("/{id}/rotation")
    HttpResponse<People.Opened> rotation(HttpRequest<?> request, String id) {
        organiser.require(request);
        return HttpResponse.created(people.rotate(id));
    }
}
