package org.xentestday.collector.view;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.annotation.RequestBean;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.xentestday.collector.role.InRole;
import org.xentestday.collector.role.Role;
import org.xentestday.model.plan.Plan;
import org.xentestday.model.result.Candidate;
import org.xentestday.model.verdict.Verdict;

/** What follows from verdicts and coverage, for programs: by page, with an entity tag, as {@link StandingApi}. */
@Controller("/api/v1")
@InRole(Role.BOARD)
final class QueryApi {
    private final Answers answers;
    private final View view;

    QueryApi(Answers answers, View view) {
        this.answers = answers;
        this.view = view;
    }

    /** Verdicts that need a person, by candidate, the most urgent first, each with the ids of its evidence. */
    @ApiResponse(responseCode = "200", description = "Rows; X-Total-Count counts all, Link names the next page.")
    @ApiResponse(responseCode = "304", description = "As it was: see If-None-Match.")
    @ApiResponse(responseCode = "400", description = "malformed")
    @ApiResponse(responseCode = "503", description = "catching-up")
    @Get(uri = "/findings", produces = MediaType.APPLICATION_JSON)
    HttpResponse<byte[]> findings(
            HttpRequest<?> request, @RequestBean Wish wish, @Header(HttpHeaders.IF_NONE_MATCH) @Nullable String known) {
        return answers.answer(
                request,
                wish,
                known,
                QueryApi::findings,
                wish.kinds().isEmpty() ? _ -> true : each -> wish.kinds().contains(each.kind()));
    }

    private static SortedMap<String, Verdict> findings(Standing standing) {
        SortedMap<String, Verdict> findings = new TreeMap<>();
        List<Verdict> urgent = standing.findings();
        for (int i = 0; i < urgent.size(); i++) {
            findings.put("%06d".formatted(i), urgent.get(i));
        }
        return findings;
    }

    /** What verdicts said before, one row for each time that one began to say something else. */
    @ApiResponse(responseCode = "200", description = "Rows; X-Total-Count counts all, Link names the next page.")
    @ApiResponse(responseCode = "304", description = "As it was: see If-None-Match.")
    @ApiResponse(responseCode = "400", description = "malformed")
    @ApiResponse(responseCode = "503", description = "catching-up")
    @Get(uri = "/verdicts/history", produces = MediaType.APPLICATION_JSON)
    HttpResponse<byte[]> history(
            HttpRequest<?> request,
            @RequestBean Wish wish,
            @QueryValue @Nullable String test,
            @Header(HttpHeaders.IF_NONE_MATCH) @Nullable String known) {
        return answers.answer(
                request,
                wish,
                known,
                this::turns,
                each -> test == null
                        || each.key().split("/", -1)[2].replaceFirst("@.*", "").equals(test));
    }

    private SortedMap<String, Turn> turns(Standing standing) {
        SortedMap<String, Turn> turns = new TreeMap<>();
        view.history(standing.candidate()).forEach((key, said) -> {
            for (int i = 0; i < said.size(); i++) {
                turns.put("%s#%04d".formatted(key, i), said.get(i));
            }
        });
        return turns;
    }

    /** Machines that tested a candidate, by pseudonym. */
    @ApiResponse(responseCode = "200", description = "Rows; X-Total-Count counts all, Link names the next page.")
    @ApiResponse(responseCode = "304", description = "As it was: see If-None-Match.")
    @ApiResponse(responseCode = "400", description = "malformed")
    @ApiResponse(responseCode = "503", description = "catching-up")
    @Get(uri = "/machines", produces = MediaType.APPLICATION_JSON)
    HttpResponse<byte[]> machines(
            HttpRequest<?> request, @RequestBean Wish wish, @Header(HttpHeaders.IF_NONE_MATCH) @Nullable String known) {
        return answers.answer(request, wish, known, standing -> view.machines(standing.candidate()), _ -> true);
    }

    /** What plans ask for and how much of it is there: of the candidate that the plan, or else the wish, names. */
    @ApiResponse(responseCode = "200", description = "Rows; X-Total-Count counts all, Link names the next page.")
    @ApiResponse(responseCode = "304", description = "As it was: see If-None-Match.")
    @ApiResponse(responseCode = "400", description = "malformed")
    @ApiResponse(responseCode = "503", description = "catching-up")
    @Get(uri = "/wanted", produces = MediaType.APPLICATION_JSON)
    HttpResponse<byte[]> wanted(
            HttpRequest<?> request,
            @RequestBean Wish wish,
            @QueryValue @Nullable String plan,
            @Header(HttpHeaders.IF_NONE_MATCH) @Nullable String known) {
        return answers.answer(request, wish, known, () -> shortfalls(wish, plan), _ -> true);
    }

    private SortedMap<String, Shortfall> shortfalls(Wish wish, @Nullable String id) {
        SortedMap<String, Shortfall> all = new TreeMap<>();
        view.plans().stream()
                .filter(plan -> id == null || id.equals(plan.id()))
                .forEach(plan -> candidate(plan, wish).ifPresent(candidate -> all.putAll(shortfalls(plan, candidate))));
        return all;
    }

    private Optional<Candidate> candidate(Plan plan, Wish wish) {
        return wish.candidate() != null
                ? Optional.of(CandidateName.of(plan, wish.candidate()))
                : Optional.ofNullable(plan.candidate()).or(() -> view.newest(plan.release()));
    }

    private Map<String, Shortfall> shortfalls(Plan plan, Candidate candidate) {
        Standing standing = view.standing(candidate);
        Map<String, Shortfall> rows = new TreeMap<>();
        for (int i = 0; i < plan.wanted().size(); i++) {
            Plan.Wanted wish = plan.wanted().get(i);
            var row = Shortfall.keyed(
                    i, Shortfall.of(plan, candidate, wish, standing.coverage().get(wish.test())));
            rows.put(row.getKey(), row.getValue());
        }
        return rows;
    }
}
