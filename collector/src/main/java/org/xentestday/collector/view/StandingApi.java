package org.xentestday.collector.view;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.annotation.RequestBean;
import io.micronaut.http.uri.UriBuilder;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.xentestday.model.json.Json;
import org.xentestday.model.verdict.Asks;
import org.xentestday.model.verdict.Coverage;
import org.xentestday.model.verdict.Verdict;
import org.xentestday.model.verdict.VerdictKind;

/** Verdicts, coverage and asks for programs: the contract's own records, by page, with an entity tag. */
@Controller("/api/v1")
final class StandingApi {
    private final String process = Long.toString(System.nanoTime(), 36);
    private final View view;
    private final Freshness freshness;

    StandingApi(View view, Freshness freshness) {
        this.view = view;
        this.freshness = freshness;
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
        return answer(request, wish, known, Standing::verdicts, ofKind);
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
        return answer(request, wish, known, Standing::coverage, _ -> true);
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
        return answer(
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

    private <T> HttpResponse<byte[]> answer(
            HttpRequest<?> request,
            Wish wish,
            @Nullable String known,
            Function<Standing, SortedMap<String, T>> part,
            Predicate<T> wanted) {
        freshness.demand();
        String tag = "\"" + process + "-" + view.version() + "\"";
        if (tag.equals(known)) {
            return HttpResponse.<byte[]>notModified().header(HttpHeaders.ETAG, tag);
        }
        SortedMap<String, T> all = new TreeMap<>();
        view.candidates().stream()
                .filter(wish::wants)
                .forEach(each -> part.apply(view.standing(each)).forEach((key, row) -> all.put(each + "/" + key, row)));
        return page(request, Page.of(all, wanted, wish.after(), wish.rows())).header(HttpHeaders.ETAG, tag);
    }

    private static MutableHttpResponse<byte[]> page(HttpRequest<?> request, Page<?> page) {
        MutableHttpResponse<byte[]> response = HttpResponse.ok(Json.write(page.rows()))
                .header("X-Total-Count", Integer.toString(page.total()))
                .header(HttpHeaders.CACHE_CONTROL, "no-cache");
        if (page.next() != null) {
            String next = UriBuilder.of(request.getUri())
                    .replaceQueryParam("after", page.next())
                    .build()
                    .toString();
            response.header(HttpHeaders.LINK, "<" + next + ">; rel=\"next\"");
        }
        return response;
    }
}
