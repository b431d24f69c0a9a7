package org.xentestday.collector.readiness;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.xentestday.collector.problem.ProblemException;
import org.xentestday.collector.view.CandidateName;
import org.xentestday.collector.view.Freshness;
import org.xentestday.collector.view.View;
import org.xentestday.model.json.Json;
import org.xentestday.model.plan.Plan;

/** The readiness report over HTTP: a mail by default, JSON for who accepts only that. */
@Controller("/api/v1/readiness")
final class ReadinessApi {
    private final ReadinessReports reports;
    private final View view;
    private final Freshness freshness;

    ReadinessApi(ReadinessReports reports, View view, Freshness freshness) {
        this.reports = reports;
        this.view = view;
        this.freshness = freshness;
    }

    /** Whether a candidate is ready, and why: a mail, or JSON for who accepts only that. */
    @ApiResponse(
            responseCode = "200",
            description = "The report.",
            content = {
                @Content(mediaType = "text/plain", schema = @Schema(type = "string")),
                @Content(mediaType = "application/json", schema = @Schema(implementation = Readiness.class))
            })
    @ApiResponse(responseCode = "400", description = "malformed")
    @ApiResponse(responseCode = "404", description = "unknown-plan, unknown-candidate")
    @ApiResponse(responseCode = "409", description = "other-policy")
    @ApiResponse(responseCode = "503", description = "catching-up")
    @Get("/{plan}")
    @Produces({MediaType.TEXT_PLAIN, MediaType.APPLICATION_JSON})
    HttpResponse<byte[]> report(HttpRequest<?> request, String plan, @QueryValue @Nullable String candidate) {
        Readiness report = report(plan, candidate);
        if (prefersJson(request)) {
            return answer(Json.write(report), MediaType.APPLICATION_JSON);
        }
        return answer(
                ReadinessText.of(report).getBytes(StandardCharsets.UTF_8), MediaType.TEXT_PLAIN + ";charset=utf-8");
    }

    /** Whoever takes anything gets the mail. */
    private static boolean prefersJson(HttpRequest<?> request) {
        return request.getHeaders().accept().stream()
                .filter(type ->
                        type.matches(MediaType.TEXT_PLAIN_TYPE) || type.matches(MediaType.APPLICATION_JSON_TYPE))
                .findFirst()
                .filter(type -> !type.matches(MediaType.TEXT_PLAIN_TYPE))
                .isPresent();
    }

    private static HttpResponse<byte[]> answer(byte[] body, String type) {
        return HttpResponse.ok(body)
                .header(HttpHeaders.CONTENT_TYPE, type)
                .header(HttpHeaders.CACHE_CONTROL, "no-cache")
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT);
    }

    private Readiness report(String id, @Nullable String candidate) {
        freshness.demand();
        Plan plan = view.plan(id)
                .orElseThrow(() ->
                        ProblemException.of(HttpStatus.NOT_FOUND, "unknown-plan", "There is no TestDay " + id + "."));
        if (plan.policy() != null && !plan.policy().equals(reports.policy())) {
            throw ProblemException.of(
                    HttpStatus.CONFLICT,
                    "other-policy",
                    "The TestDay " + id + " is to be held against the policy " + plan.policy()
                            + "; this collector has the policy " + reports.policy() + ".");
        }
        return reports.report(id, candidate == null ? null : CandidateName.of(plan, candidate))
                .orElseThrow(() -> ProblemException.of(
                        HttpStatus.NOT_FOUND, "unknown-candidate", "The TestDay " + id + " knows no candidate yet."));
    }
}
