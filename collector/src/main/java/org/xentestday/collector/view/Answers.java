package org.xentestday.collector.view;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.uri.UriBuilder;
import jakarta.inject.Singleton;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.xentestday.model.json.Json;

/** Answers questions about the present: a page of rows with an entity tag, 304 for who knows them, 503 before it is known. */
@Singleton
final class Answers {
    private final String process = Long.toString(System.nanoTime(), 36);
    private final View view;
    private final Freshness freshness;

    Answers(View view, Freshness freshness) {
        this.view = view;
        this.freshness = freshness;
    }

    /** Rows of what is known about each candidate that is wanted, in the order of candidates and keys. */
    <T> HttpResponse<byte[]> answer(
            HttpRequest<?> request,
            Wish wish,
            @Nullable String known,
            Function<Standing, SortedMap<String, T>> part,
            Predicate<T> wanted) {
        return answer(
                request,
                wish,
                known,
                () -> {
                    SortedMap<String, T> all = new TreeMap<>();
                    view.candidates().stream()
                            .filter(wish::wants)
                            .forEach(each -> part.apply(view.standing(each))
                                    .forEach((key, row) -> all.put(each + "/" + key, row)));
                    return all;
                },
                wanted);
    }

    /** Rows of anything that changes with the view only. */
    <T> HttpResponse<byte[]> answer(
            HttpRequest<?> request,
            Wish wish,
            @Nullable String known,
            java.util.function.Supplier<SortedMap<String, T>> rows,
            Predicate<T> wanted) {
        freshness.demand();
        String tag = "\"" + process + "-" + view.version() + "\"";
        if (tag.equals(known)) {
            return HttpResponse.<byte[]>notModified().header(HttpHeaders.ETAG, tag);
        }
        return page(request, Page.of(rows.get(), wanted, wish.after(), wish.rows()))
                .header(HttpHeaders.ETAG, tag);
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
