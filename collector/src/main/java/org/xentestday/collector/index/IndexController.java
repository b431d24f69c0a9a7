package org.xentestday.collector.index;

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
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.xentestday.collector.enrol.Organiser;
import org.xentestday.collector.problem.ProblemException;
import org.xentestday.collector.role.InRole;
import org.xentestday.collector.role.Role;
import org.xentestday.model.event.RejectedException;

/** What an organiser may ask of the index. */
@Controller("/api/v1/index")
@InRole(Role.INDEX)
@ExecuteOn(TaskExecutors.BLOCKING)
final class IndexController {
    private final Organiser organiser;
    private final Rebuilds rebuilds;
    private final RetentionJob retention;

    IndexController(Organiser organiser, Rebuilds rebuilds, RetentionJob retention) {
        this.organiser = organiser;
        this.rebuilds = rebuilds;
        this.retention = retention;
    }

    /**
     * Asks for a rebuild.
     *
     * @param release such as {@code 4.3.0}
     */
    record Wish(@Nullable String release) {}

    /** Begins to rebuild the indices of a release from the log. */
    @ApiResponse(responseCode = "202", description = "It has begun.", useReturnTypeSchema = true)
    @ApiResponse(responseCode = "400", description = "malformed, invalid")
    @ApiResponse(responseCode = "401", description = "organiser-only")
    @ApiResponse(responseCode = "403", description = "organiser-not-configured")
    @ApiResponse(responseCode = "409", description = "rebuild-running")
    @Post("/rebuild")
    HttpResponse<Rebuilds.State> begin(HttpRequest<?> request, @Body Wish wish) {
        organiser.require(request);
        try {
            String release = ResultDocument.release(String.valueOf(wish.release()));
            return HttpResponse.accepted().body(rebuilds.start(release));
        } catch (RejectedException e) {
            throw ProblemException.of(HttpStatus.BAD_REQUEST, "invalid", e.sentence() + ".");
        }
    }

    /** How the last rebuild asked of this process goes. */
    @ApiResponse(responseCode = "200", description = "How it goes.", useReturnTypeSchema = true)
    @ApiResponse(responseCode = "401", description = "organiser-only")
    @ApiResponse(responseCode = "403", description = "organiser-not-configured")
    @Get("/rebuild")
    Rebuilds.State progress(HttpRequest<?> request) {
        organiser.require(request);
        return rebuilds.state();
    }

    /** What retention would delete now, and what not and why. Deletes nothing. */
    @ApiResponse(responseCode = "200", description = "What is to become of each release.", useReturnTypeSchema = true)
    @ApiResponse(responseCode = "401", description = "organiser-only")
    @ApiResponse(responseCode = "403", description = "organiser-not-configured")
    @ApiResponse(responseCode = "503", description = "index-away, starting")
    @Get("/retention")
    List<Retention.Fate> retention(HttpRequest<?> request) {
        organiser.require(request);
        try {
            return retention.fates();
        } catch (IOException _) {
            throw ProblemException.away("index-away", "The index does not answer.", Duration.ofSeconds(10));
        }
    }
}
