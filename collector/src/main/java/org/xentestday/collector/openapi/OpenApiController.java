package org.xentestday.collector.openapi;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.responses.ApiResponse;

/** Serves the OpenAPI document. */
@Controller
@ExecuteOn(TaskExecutors.BLOCKING)
final class OpenApiController {
    private final OpenApi document;

    OpenApiController(OpenApi document) {
        this.document = document;
    }

    /** This document. */
    @Get(uri = "/openapi.yaml", produces = "application/yaml")
    @ApiResponse(responseCode = "200", description = "OpenAPI 3.0")
    HttpResponse<String> document() {
        return HttpResponse.ok(document.yaml()).header(HttpHeaders.CACHE_CONTROL, "no-cache");
    }
}
