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
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.xentestday.collector.role.InRole;
import org.xentestday.collector.role.Role;
import org.xentestday.model.verdict.Asks;
import org.xentestday.model.verdict.Coverage;
import org.xentestday.model.verdict.Verdict;
import org.xentestday.model.verdict.VerdictKind;

/** Verdicts, coverage and asks for programs: the contract's own records, by page, with an entity tag. */
@Controller("/api/v1")
@InRole(Role.BOARD)
final class StandingApi {
    private final Answers answers;

    StandingApi(Answers answers) {
        this.answers = answers;
    }

    /** Verdicts by page, in the order of their keys. */
    @ApiResponse(
            responseCode = "200",
            description = "Verdicts; X-Total-Count counts all, Link names the next page.",
            content =
                    @Content(
                            mediaType = "application/json",
                            array = @ArraySchema(schema = @Schema(implementation = Verdict.class))))
    @ApiResponse(responseCode = "304", description = "As it was: see If-None-Match.")
    @ApiResponse(responseCode = "400", description = "malformed")
    @ApiResponse(responseCode = "503", description = "catching-up")
    @Get(uri = "/verdicts", produces = MediaType.APPLICATION_JSON)
    HttpResponse<byte[]> verdicts(
            HttpRequest<?> request, @RequestBean Wish wish, @Header(HttpHeaders.IF_NONE_MATCH) @Nullable String known) {
        Set<VerdictKind> kinds = wish.kinds();
        Predicate<Verdict> ofKind = each -> kinds.isEmpty() || kinds.contains(each.kind());
        return answers.answer(request, wish, known, Standing::verdicts, ofKind);
    }

    /** Coverage by page, in the order of its keys. */
    @ApiResponse(
            responseCode = "200",
            description = "Coverage; X-Total-Count counts all, Link names the next page.",
            content =
                    @Content(
                            mediaType = "application/json",
                            array = @ArraySchema(schema = @Schema(implementation = Coverage.class))))
    @ApiResponse(responseCode = "304", description = "As it was: see If-None-Match.")
    @ApiResponse(responseCode = "400", description = "malformed")
    @ApiResponse(responseCode = "503", description = "catching-up")
    @Get(uri = "/coverage", produces = MediaType.APPLICATION_JSON)
    HttpResponse<byte[]> coverage(
            HttpRequest<?> request, @RequestBean Wish wish, @Header(HttpHeaders.IF_NONE_MATCH) @Nullable String known) {
        return answers.answer(request, wish, known, Standing::coverage, _ -> true);
    }

    /** What is asked of anyone; what is asked of one machine is told to who knows its pseudonym. */
    @ApiResponse(
            responseCode = "200",
            description = "Asks; X-Total-Count counts all, Link names the next page.",
            content =
                    @Content(
                            mediaType = "application/json",
                            array = @ArraySchema(schema = @Schema(implementation = Asks.class))))
    @ApiResponse(responseCode = "304", description = "As it was: see If-None-Match.")
    @ApiResponse(responseCode = "400", description = "malformed")
    @ApiResponse(responseCode = "503", description = "catching-up")
    @Get(uri = "/asks", produces = MediaType.APPLICATION_JSON)
    HttpResponse<byte[]> asks(
            HttpRequest<?> request,
            @RequestBean Wish wish,
            @QueryValue @Nullable String machine,
            @Header(HttpHeaders.IF_NONE_MATCH) @Nullable String known) {
        return answers.answer(
                request,
                wish,
                known,
                standing -> asks(standing, machine),
                asks -> !asks.asks().isEmpty());
    }

    private static SortedMap<String, Asks> asks(Standing standing, @Nullable String machine) {
        SortedMap<String, Asks> asks = new TreeMap<>();
        standing.asks()
                .forEach((test, all) -> asks.put(
                        test,
                        new Asks(
                                all.candidate(),
                                test,
                                all.asks().stream()
                                        .filter(ask -> ask.machine() == null
                                                || ask.machine().equals(machine))
                                        .toList())));
        return asks;
    }
}
