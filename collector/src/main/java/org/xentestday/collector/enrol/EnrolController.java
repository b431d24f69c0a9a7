package org.xentestday.collector.enrol;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
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

    @Post
    HttpResponse<?> enrolment(@Body EnrolmentRequest body) {
        return HttpResponse.created(
                body.ofPerson() ? people.enter(String.valueOf(body.token())) : enroller.enrol(body.check()));
    }

    @Get
    List<Listed.Machine> machines(HttpRequest<?> request) {
        organiser.require(request);
        caughtUp.require();
        Map<String, Instant> seen = lastSeen.byMachine();
        return registry.enrolments().stream()
                .map(enrolment -> Listed.Machine.of(enrolment, seen))
                .toList();
    }

    @Post("/{kid}/revocation")
    Listed.Machine revocation(HttpRequest<?> request, String kid) {
        organiser.require(request);
        return Listed.Machine.of(enroller.revoke(kid), Map.of());
    }

    @Post("/{kid}/rotation")
    HttpResponse<Tokens.NewToken> rotation(HttpRequest<?> request, String kid) {
        organiser.require(request);
        return HttpResponse.created(enroller.rotate(kid));
    }
}
