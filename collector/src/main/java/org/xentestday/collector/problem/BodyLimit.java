package org.xentestday.collector.problem;

import io.micronaut.context.annotation.Value;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import org.jspecify.annotations.Nullable;

/** Refuses a body that says it is too long before any of it is read, and hangs up: the rest is not wanted. */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
final class BodyLimit {
    private final long most;

    BodyLimit(@Value("${micronaut.server.max-request-size}") long most) {
        this.most = most;
    }

    @RequestFilter
    @Nullable
    HttpResponse<?> check(HttpRequest<?> request) {
        if (request.getContentLength() <= most) {
            return null;
        }
        return Problem.of(
                        HttpStatus.REQUEST_ENTITY_TOO_LARGE,
                        "too-large",
                        "The body has " + request.getContentLength() + " bytes; nothing here takes more than " + most)
                .response()
                .header(HttpHeaders.CONNECTION, "close");
    }
}
