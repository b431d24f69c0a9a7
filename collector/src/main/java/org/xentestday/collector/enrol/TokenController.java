package org.xentestday.collector.enrol;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.util.List;
import org.xentestday.collector.problem.ProblemException;
import org.xentestday.collector.role.InRole;
import org.xentestday.collector.role.Role;

/** Tokens, for the organiser. */
@Controller("/api/v1/tokens")
@InRole(Role.ENROL)
@ExecuteOn(TaskExecutors.BLOCKING)
final class TokenController {
    private final Organiser organiser;
    private final Tokens tokens;

    TokenController(Organiser organiser, Tokens tokens) {
        this.organiser = organiser;
        this.tokens = tokens;
    }

    /** A single-use token, with which a tester enrols a machine or a person is let in. */
    @ApiResponse(responseCode = "201", description = "The token; it is shown once.", useReturnTypeSchema = true)
    @ApiResponse(responseCode = "400", description = "malformed, invalid")
    @ApiResponse(responseCode = "401", description = "organiser-only")
    @ApiResponse(responseCode = "403", description = "organiser-not-configured")
    @Post
    HttpResponse<Tokens.NewToken> token(HttpRequest<?> request, @Body TokenRequest body) {
        organiser.require(request);
        TokenRequest.Checked wanted = body.check(tokens.validity());
        return HttpResponse.created(tokens.make(wanted.tester(), wanted.role(), wanted.valid()));
    }

    /** Tokens and what became of them. */
    @ApiResponse(
            responseCode = "200",
            description = "The tokens, without what lets anybody in.",
            useReturnTypeSchema = true)
    @ApiResponse(responseCode = "401", description = "organiser-only")
    @ApiResponse(responseCode = "403", description = "organiser-not-configured")
    @Get
    List<Listed.OfToken> tokens(HttpRequest<?> request) {
        organiser.require(request);
        return tokens.all().stream().map(this::listed).toList();
    }

    /** Takes a token back. */
    @ApiResponse(responseCode = "200", description = "The token.", useReturnTypeSchema = true)
    @ApiResponse(responseCode = "401", description = "organiser-only")
    @ApiResponse(responseCode = "403", description = "organiser-not-configured")
    @ApiResponse(responseCode = "404", description = "unknown-token")
    @Post("/{id}/revocation")
    Listed.OfToken revocation(HttpRequest<?> request, String id) {
        organiser.require(request);
        return tokens.revoke(id)
                .map(this::listed)
                .orElseThrow(() -> ProblemException.of(
                        HttpStatus.NOT_FOUND, "unknown-token", "There is no token with the id " + id + "."));
    }

    private Listed.OfToken listed(Token token) {
        return Listed.OfToken.of(token, tokens.state(token));
    }
}
