package org.xentestday.collector.readiness;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
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

    @Get(uri = "/{plan}", produces = MediaType.TEXT_PLAIN)
    HttpResponse<byte[]> text(String plan, @QueryValue @Nullable String candidate) {
        String mail = ReadinessText.of(report(plan, candidate));
        return answer(mail.getBytes(StandardCharsets.UTF_8), MediaType.TEXT_PLAIN + ";charset=utf-8");
    }

    @Get(uri = "/{plan}", produces = MediaType.APPLICATION_JSON)
    HttpResponse<byte[]> json(String plan, @QueryValue @Nullable String candidate) {
        return answer(Json.write(report(plan, candidate)), MediaType.APPLICATION_JSON);
    }

    private static HttpResponse<byte[]> answer(byte[] body, String type) {
        return HttpResponse.ok(body)
                .header(HttpHeaders.CONTENT_TYPE, type)
                .header(HttpHeaders.CACHE_CONTROL, "no-cache");
    }

    private Readiness report(String id, @Nullable String candidate) {
        freshness.demand();
        Plan plan = view.plan(id)
                .orElseThrow(() ->
                        ProblemException.of(HttpStatus.NOT_FOUND, "unknown-plan", "There is no TestDay " + id + "."));
        return reports.report(id, candidate == null ? null : CandidateName.of(plan, candidate))
                .orElseThrow(() -> ProblemException.of(
                        HttpStatus.NOT_FOUND, "unknown-candidate", "The TestDay " + id + " knows no candidate yet."));
    }
}
