package org.xentestday.collector.plan;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import org.xentestday.collector.problem.ProblemException;
import org.xentestday.collector.role.InRole;
import org.xentestday.collector.role.Role;
import org.xentestday.collector.view.Freshness;
import org.xentestday.collector.view.View;
import org.xentestday.model.catalogue.Catalogue;
import org.xentestday.model.plan.Plan;
import org.xentestday.model.result.Candidate;

/** What people get of a plan: an entry for their calendar, and mails for the lists. */
@Controller("/api/v1/plans")
@InRole(Role.ENROL)
@ExecuteOn(TaskExecutors.BLOCKING)
final class TextController {
    private final Catalogue catalogue = Catalogue.shipped();
    private final Plans plans;
    private final PlanHistory history;
    private final View view;
    private final Freshness freshness;

    TextController(Plans plans, PlanHistory history, View view, Freshness freshness) {
        this.plans = plans;
        this.history = history;
        this.view = view;
        this.freshness = freshness;
    }

    /** The day as a calendar takes it in; 404 while the plan names none. */
    @ApiResponse(responseCode = "200", description = "An iCalendar object.")
    @ApiResponse(responseCode = "404", description = "unknown-plan, no-date")
    @ApiResponse(responseCode = "503", description = "starting")
    @Get(uri = "/{id}.ics", produces = "text/calendar")
    HttpResponse<byte[]> calendar(String id) {
        Plan plan = plans.require(id);
        LocalDate date = Optional.ofNullable(plan.date())
                .orElseThrow(() -> ProblemException.of(
                        HttpStatus.NOT_FOUND, "no-date", "The plan " + id + " does not say on which day it is."));
        Optional<Revision> newest = history.newest(id);
        Instant at = newest.map(Revision::at).orElse(date.atStartOfDay().toInstant(ZoneOffset.UTC));
        String text = Calendar.of(plan, date, newest.map(Revision::version).orElse(0), at);
        return answer(text, "text/calendar;charset=utf-8");
    }

    /** A mail that an organiser sends around: {@code announcement}, {@code reminder} or {@code thanks}. */
    @ApiResponse(responseCode = "200", description = "A mail, its subject on the first line.")
    @ApiResponse(responseCode = "404", description = "unknown-plan, unknown-candidate, not-found")
    @ApiResponse(responseCode = "503", description = "starting, catching-up")
    @Get(uri = "/{id}/texts/{text}", produces = MediaType.TEXT_PLAIN)
    HttpResponse<byte[]> text(String id, String text) {
        Plan plan = plans.require(id);
        return switch (text) {
            case "announcement" -> mail(new Announcement(plan, catalogue).text());
            case "reminder" -> mail(new Announcement(plan, catalogue).reminder());
            case "thanks" -> mail(thanks(plan));
            default ->
                throw ProblemException.of(
                        HttpStatus.NOT_FOUND,
                        "not-found",
                        "There is no text " + text + "; there are announcement, reminder and thanks.");
        };
    }

    private String thanks(Plan plan) {
        freshness.demand();
        Candidate candidate = Optional.ofNullable(plan.candidate())
                .or(() -> view.newest(plan.release()))
                .orElseThrow(() -> ProblemException.of(
                        HttpStatus.NOT_FOUND,
                        "unknown-candidate",
                        "The TestDay " + plan.id() + " knows no candidate yet."));
        return Thanks.text(plan, catalogue, view.standing(candidate), view.testers(candidate));
    }

    private static HttpResponse<byte[]> mail(String text) {
        return answer(text, MediaType.TEXT_PLAIN + ";charset=utf-8");
    }

    private static HttpResponse<byte[]> answer(String text, String type) {
        return HttpResponse.ok(text.getBytes(StandardCharsets.UTF_8))
                .header(HttpHeaders.CONTENT_TYPE, type)
                .header(HttpHeaders.CACHE_CONTROL, "no-cache");
    }
}
