package org.xentestday.collector.drain;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.swagger.v3.oas.annotations.responses.ApiResponse;

/** For who waits for the start: it answers as soon as it listens, and it listens when all else is in place. */
@Controller("/health/started")
final class StartedController {
    /**
     * The answer.
     *
     * @param status always {@code UP}
     */
    record Started(String status) {}

    /** Whether the start is over. Kafka and Elasticsearch are no part of it: readiness waits for them. */
    @Get
    @ApiResponse(responseCode = "200", description = "It is.", useReturnTypeSchema = true)
    HttpResponse<Started> started() {
        return HttpResponse.ok(new Started("UP")).header(HttpHeaders.CACHE_CONTROL, "no-store");
    }
}
