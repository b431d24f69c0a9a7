package org.xentestday.collector.enrol;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.xentestday.collector.problem.ProblemException;
import org.xentestday.collector.role.InRole;
import org.xentestday.collector.role.Role;
import org.xentestday.model.plan.Enrolment;

/** Tokens for the organiser, enrolment for whoever has one. */
@Controller("/api/v1")
@InRole(Role.ENROL)
@ExecuteOn(TaskExecutors.BLOCKING)
final class EnrolController {
    private static final Pattern TESTER = Pattern.compile("[a-z0-9][a-z0-9-]{0,63}");

    private final Organiser organiser;
    private final Tokens tokens;
    private final Enroller enroller;

    EnrolController(Organiser organiser, Tokens tokens, Enroller enroller) {
        this.organiser = organiser;
        this.tokens = tokens;
        this.enroller = enroller;
    }

    /**
     * For whom a token is.
     *
     * @param tester a pseudonym
     */
    record TokenRequest(@Nullable String tester) {}

    /**
     * A machine that is let in from now on.
     *
     * @param kid name of its key
     * @param machine its pseudonym
     * @param tester its owner's pseudonym
     */
    record LetIn(String kid, String machine, String tester) {}

    /** A single-use token, with which a tester enrols a machine. */
    @ApiResponse(responseCode = "201", description = "The token; it is shown once.", useReturnTypeSchema = true)
    @ApiResponse(responseCode = "400", description = "malformed, invalid")
    @ApiResponse(responseCode = "401", description = "organiser-only")
    @ApiResponse(responseCode = "403", description = "organiser-not-configured")
    @Post("/tokens")
    HttpResponse<Tokens.NewToken> token(HttpRequest<?> request, @Body TokenRequest body) {
        organiser.require(request);
        String tester = body.tester();
        if (tester == null || !TESTER.matcher(tester).matches()) {
            throw ProblemException.of(
                    HttpStatus.BAD_REQUEST,
                    "invalid",
                    "tester must be a pseudonym of lower-case letters, digits and dashes, at most 64");
        }
        return HttpResponse.created(tokens.make(tester));
    }

    /** Lets a machine in; the same request again is answered the same. */
    @ApiResponse(responseCode = "201", description = "The machine is let in.", useReturnTypeSchema = true)
    @ApiResponse(responseCode = "400", description = "malformed, invalid")
    @ApiResponse(responseCode = "403", description = "token-refused")
    @ApiResponse(responseCode = "409", description = "already-enrolled")
    @ApiResponse(responseCode = "503", description = "kafka-away, starting")
    @Post("/enrolments")
    HttpResponse<LetIn> enrolment(@Body EnrolmentRequest body) {
        Enrolment enrolment = enroller.enrol(body.check());
        return HttpResponse.created(new LetIn(enrolment.kid(), enrolment.machine(), enrolment.tester()));
    }
}
