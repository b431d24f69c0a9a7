package org.xentestday.collector.enrol;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
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

    @Get
    List<Listed.Person> accounts(HttpRequest<?> request) {
        organiser.require(request);
        caughtUp.require();
        return registry.accounts().stream().map(Listed.Person::of).toList();
    }

    @Post("/{id}/revocation")
    Listed.Person revocation(HttpRequest<?> request, String id) {
        organiser.require(request);
        return Listed.Person.of(people.revoke(id));
    }

    @Post("/{id}/rotation")
    HttpResponse<People.Opened> rotation(HttpRequest<?> request, String id) {
        organiser.require(request);
        return HttpResponse.created(people.rotate(id));
    }
}
